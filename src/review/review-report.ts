import type { CutSet, DrillFinding, Flow, Verdict } from "../drill/drill-report";
import type { Change, ChangeKind } from "./change";

/** A review as data: rendered elsewhere, and printed as it is with `--json`. */
export interface ReviewReport {
  readonly schemaVersion: 1;
  /** What was read, in words: `stack durable-prod`, `plan plan.json`, `standard input`. */
  readonly source: string;
  /** The version of Terraform or OpenTofu that made the plan; null where the plan does not say. */
  readonly terraformVersion: string | null;
  /** One sentence: what the reader must know if nothing else is read. */
  readonly verdict: { readonly level: Severity | "none"; readonly text: string };
  readonly counts: Readonly<Record<ChangeKind, number>>;
  /** By tier or purpose, in a fixed order: network, web, backend, database, state, … */
  readonly groups: readonly ChangeGroup[];
  /** Outputs that change, by name. */
  readonly outputs: readonly Change[];
  /** Worst first. */
  readonly risks: readonly Risk[];
  readonly drift: readonly Drift[];
  readonly durability: DurabilityDelta;
  readonly gate: Gate;
  /** What was left out or bounded, in words. Never silent. */
  readonly notes: readonly string[];
}

export interface ChangeGroup {
  readonly name: string;
  readonly changes: readonly Change[];
}

export type Severity = "critical" | "high" | "medium" | "low";

export interface Risk {
  /** Stable: docs/risks.md lists them. */
  readonly id: string;
  readonly severity: Severity;
  readonly address: string;
  /** What happens, and which outage it means. */
  readonly message: string;
  readonly fix: string;
  readonly attribute?: string;
  /** Why it does not count any more. */
  readonly waiver?: Waiver;
}

export interface Waiver {
  readonly risk: string;
  /** A glob over addresses. */
  readonly address: string;
  readonly reason: string;
  /** `YYYY-MM-DD`, the last day on which it counts. */
  readonly expires: string;
}

/** Something outside of Terraform changed it. */
export interface Drift {
  readonly change: Change;
  /** Whether it touches what carries traffic, placement, protection or access. */
  readonly matters: boolean;
}

export interface DurabilityDelta {
  /** Why there is none, or why it is only partly told. */
  readonly limits: readonly string[];
  readonly before?: Verdict;
  readonly after?: Verdict;
  /** Whose verdict or times change, and those of new things that do not hold. */
  readonly failures: readonly FailureDelta[];
  /** Sets of things whose loss cuts the request path after the change, and did not before. */
  readonly newCutSets: readonly CutSet[];
  readonly newFindings: readonly DrillFinding[];
  readonly solvedFindings: readonly DrillFinding[];
  readonly newlyAllowed: readonly Flow[];
  readonly newlyBlocked: readonly Flow[];
  /** Open before; whether still, cannot be told. */
  readonly newlyUntold: readonly Flow[];
}

export interface FailureDelta {
  readonly id: string;
  readonly before?: Verdict;
  readonly after?: Verdict;
  /** Likely service recovery, in seconds, where it changes. */
  readonly serviceRecoverySeconds?: { readonly before: number | null; readonly after: number | null };
  readonly redundancyRecoverySeconds?: { readonly before: number | null; readonly after: number | null };
}

export interface Gate {
  readonly failOn: Severity | "never";
  readonly failed: boolean;
}
