import type { Acknowledgement } from "../declared";
import type { Acknowledged, DrillFinding } from "../drill-report";

/** What the user gave up with a reason is shown, and is no finding any more. */
export function acknowledge(
  findings: readonly DrillFinding[],
  acknowledgements: readonly Acknowledgement[],
): { readonly findings: readonly DrillFinding[]; readonly acknowledged: readonly Acknowledged[] } {
  const open: DrillFinding[] = [];
  const acknowledged: Acknowledged[] = [];
  for (const finding of findings) {
    const { rule, address } = finding;
    const known = acknowledgements.find(
      (other) => other.rule === rule && (other.address === undefined || other.address === address),
    );
    if (known === undefined) open.push(finding);
    else acknowledged.push({ rule, address, reason: known.reason });
  }
  return { findings: open, acknowledged };
}
