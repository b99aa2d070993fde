import type { Spread } from "../simulation-report";

/** @param better which way is good: the worst is at the other end. */
export function spreadOf(values: readonly number[], better: "less" | "more" = "less"): Spread {
  const sorted = [...values].sort((a, b) => (better === "less" ? a - b : b - a));
  return { median: atRank(sorted, 0.5), p95: atRank(sorted, 0.95), worst: rounded(sorted.at(-1) ?? 0) };
}

/** The smallest value that this part of the runs does not exceed. */
function atRank(sorted: readonly number[], part: number): number {
  return rounded(sorted[Math.max(0, Math.ceil(part * sorted.length - 1e-9) - 1)] ?? 0);
}

/** Six digits after the point: enough for a ratio, and the same on every machine. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
