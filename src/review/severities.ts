import type { Severity } from "./review-report";

/** Worst first. */
export const SEVERITIES = ["critical", "high", "medium", "low"] as const satisfies readonly Severity[];

/** Whether one is as bad as the other, or worse. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}

/** Worst first: for `sort`. */
export function compareSeverities(a: Severity, b: Severity): number {
  return SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b);
}

/** How many there are of each, worst first: `2 critical, 1 low`. */
export function severitiesText(severities: readonly Severity[]): string {
  return SEVERITIES.flatMap((severity) => {
    const count = severities.filter((one) => one === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  }).join(", ");
}
