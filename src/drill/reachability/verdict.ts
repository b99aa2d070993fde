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
  /** Something on the way is not modelled, so that no other half of the way proves that it is blocked. */
  readonly isTainted?: true;
}

/** All of the checks have to hold. */
export function throughAll(checks: readonly Check[]): Reach {
  const reasons = (truth: Truth) =>
    checks.filter((check) => check.truth === truth).map(({ reason }) => reason);
  const tainted = checks.some(({ taints }) => taints === true);
  if (!tainted && checks.some(({ truth }) => truth === "no"))
    return { verdict: "blocked", because: distinct(reasons("no")) };
  if (tainted || checks.some(({ truth }) => truth === "unknown"))
    return {
      verdict: "cannot tell",
      because: distinct(reasons("unknown")),
      ...(tainted ? { isTainted: tainted } : {}),
    };
  return { verdict: "reachable", because: distinct(reasons("yes")) };
}

/** Both halves of a way have to be open. */
export function oneAfterTheOther(first: Reach, second: Reach): Reach {
  const halves = [first, second];
  const tainted = halves.find(({ isTainted }) => isTainted === true);
  if (tainted !== undefined) return tainted;
  const worst = (["blocked", "cannot tell"] as const).find((verdict) =>
    halves.some((half) => half.verdict === verdict),
  );
  const telling = worst === undefined ? halves : halves.filter(({ verdict }) => verdict === worst);
  return { verdict: worst ?? "reachable", because: distinct(telling.flatMap(({ because }) => because)) };
}

/** One of the ways is enough; where none is, the one that the fewest settings block is the nearest. */
export function anyOf(ways: Iterable<Reach>): Reach | undefined {
  let best: Reach | undefined;
  for (const way of ways) {
    if (way.verdict === "reachable") return way;
    if (best === undefined || isNearer(way, best)) best = way;
  }
  return best;
}

function isNearer(way: Reach, best: Reach): boolean {
  if (best.verdict === "cannot tell") return false;
  return way.verdict === "cannot tell" || way.because.length < best.because.length;
}

/** The ways are the same one for different addresses or ports, nobody knows which: they have to agree. */
export function agreed(ways: Iterable<Reach>, about: string): Reach | undefined {
  let first: Reach | undefined;
  for (const way of ways) {
    if (way.verdict === "cannot tell") return way;
    first ??= way;
    if (way.verdict === first.verdict) continue;
    const { because } = first.verdict === "blocked" ? first : way;
    return {
      verdict: "cannot tell",
      because: [{ text: `it depends on ${about}`, source: "read" }, ...because],
    };
  }
  return first;
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
