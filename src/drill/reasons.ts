import type { Reason } from "./drill-report";

/** A step that rests on a setting of the configuration. */
export function read(text: string, address: string, attribute?: string): Reason {
  return { text, address, ...(attribute === undefined ? {} : { attribute }), source: "read" };
}

/** A step that rests on what the user declared. @param attribute the declared field, such as `peakRequestsPerSecond` */
export function declaredBy(text: string, attribute: string): Reason {
  return { text, attribute, source: "declared" };
}

/** A step that nobody publishes and nobody declared: shown as what it is. */
export function assumed(text: string, attribute?: string): Reason {
  return { text, ...(attribute === undefined ? {} : { attribute }), source: "assumed" };
}

/** A step that rests on a published figure or rule, applied to one setting where there is one. */
export function sourced(text: string, source: string, address?: string, attribute?: string): Reason {
  return {
    text,
    ...(address === undefined ? {} : { address }),
    ...(attribute === undefined ? {} : { attribute }),
    source,
  };
}

/** Each once, in the order in which they came. */
export function distinctReasons(reasons: readonly Reason[]): readonly Reason[] {
  const seen = new Set<string>();
  return reasons.filter(({ text, address = "", attribute = "", source }) => {
    const key = `${address}\n${attribute}\n${source}\n${text}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
