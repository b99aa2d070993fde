import type { PlanContent } from "../plan-content";
import type { Gate, Risk, Severity } from "../review-report";

/** Worst first; `never` lets everything pass. */
export const FAIL_ON = ["critical", "high", "medium", "low", "never"] as const;

const RANKS: Readonly<Record<Severity, number>> = { critical: 0, high: 1, medium: 2, low: 3 };

/**
 * Whether the plan may pass: no risk of this severity or worse that nobody has waived. A plan that ended in an error,
 * or that leaves changes for a later one, does not tell all that will happen and passes only where nothing is asked.
 */
export function gateOf(
  risks: readonly Risk[],
  { errored, complete }: Pick<PlanContent, "errored" | "complete">,
  failOn: Gate["failOn"],
): Gate {
  if (failOn === "never") return { failOn, failed: false };
  const counted = unwaived(risks).some(({ severity }) => RANKS[severity] <= RANKS[failOn]);
  return { failOn, failed: errored || complete === false || counted };
}

export function unwaived(risks: readonly Risk[]): readonly Risk[] {
  return risks.filter(({ waiver }) => waiver === undefined);
}
