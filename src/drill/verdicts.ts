import type { Verdict } from "./drill-report";

/** From good to bad. What cannot be told may be a failure: it hides behind no `degrades`. */
const ORDER: readonly Verdict[] = ["holds", "degrades", "cannot tell", "fails"];

export function isWorse(a: Verdict, b: Verdict): boolean {
  return ORDER.indexOf(a) > ORDER.indexOf(b);
}

/** `holds` of none. */
export function worstOf(verdicts: Iterable<Verdict>): Verdict {
  let worst: Verdict = "holds";
  for (const verdict of verdicts) if (isWorse(verdict, worst)) worst = verdict;
  return worst;
}
