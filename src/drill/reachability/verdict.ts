import type { Reason } from "../drill-report";

/** `unknown` is never read as either of the others. */
export type Truth = "yes" | "no" | "unknown";

/** One thing that has to be so for a packet to get through, with the setting that decides it. */
export interface Check {
  readonly truth: Truth;
  readonly reason: Reason;
  /** Something that is not modelled: then even a `no` elsewhere proves nothing. */
  readonly taints?: boolean;
}

/** Whether packets get from one place to another. */
export interface Reach {
  readonly verdict: "reachable" | "blocked" | "cannot tell";
  /**
   * Reachable: the settings that let it through, in the order of the way. Blocked: each setting that blocks the
   * nearest way. Cannot tell: what is not told.
   */
  readonly because: readonly Reason[];
}

/** All of the checks have to hold. */
export function throughAll(checks: readonly Check[]): Reach {
  const reasons = (truth: Truth) =>
    checks.filter((check) => check.truth === truth).map(({ reason }) => reason);
  const tainted = checks.some(({ taints }) => taints === true);
  if (!tainted && checks.some(({ truth }) => truth === "no"))
    return { verdict: "blocked", because: distinct(reasons("no")) };
  if (checks.some(({ truth }) => truth === "unknown"))
    return { verdict: "cannot tell", because: distinct(reasons("unknown")) };
  return { verdict: "reachable", because: distinct(reasons("yes")) };
}

/** One of the ways is enough; where none is, the one that the fewest settings block is the nearest. */
export function anyOf(ways: readonly Reach[]): Reach | undefined {
  const open = ways.find(({ verdict }) => verdict === "reachable");
  if (open !== undefined) return open;
  const untold = ways.find(({ verdict }) => verdict === "cannot tell");
  if (untold !== undefined) return untold;
  return ways.reduce<Reach | undefined>(
    (nearest, way) => (nearest && nearest.because.length <= way.because.length ? nearest : way),
    undefined,
  );
}

/** The ways are the same one for different addresses or ports, nobody knows which: they have to agree. */
export function agreed(ways: readonly Reach[], about: string): Reach | undefined {
  const [first, ...others] = ways;
  if (first === undefined) return undefined;
  const other = others.find(({ verdict }) => verdict !== first.verdict);
  if (other === undefined) return first;
  const untold = ways.find(({ verdict }) => verdict === "cannot tell");
  if (untold !== undefined) return untold;
  const blocked = first.verdict === "blocked" ? first : other;
  return {
    verdict: "cannot tell",
    because: [{ text: `it depends on ${about}`, source: "read" }, ...blocked.because],
  };
}

function distinct(reasons: readonly Reason[]): readonly Reason[] {
  const seen = new Set<string>();
  return reasons.filter(({ text, address }) => {
    const key = `${address ?? ""}\n${text}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

/** @param address of the element that the setting belongs to. */
export function check(truth: Truth, text: string, address?: string, attribute?: string): Check {
  const reason: Reason = {
    text,
    ...(address === undefined ? {} : { address }),
    ...(attribute === undefined ? {} : { attribute }),
    source: "read",
  };
  return { truth, reason };
}
