import type { PlanContent } from "../plan-content";
import type { Gate, Risk } from "../review-report";
import { isAtLeast, SEVERITIES } from "../severities";

/** Worst first; `never` lets everything pass. */
export const FAIL_ON = [...SEVERITIES, "never"] as const;

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
  const counted = unwaived(risks).some(({ severity }) => isAtLeast(severity, failOn));
  return { failOn, failed: errored || complete === false || counted };
}

export function unwaived(risks: readonly Risk[]): readonly Risk[] {
  return risks.filter(({ waiver }) => waiver === undefined);
}
