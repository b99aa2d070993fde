import type { Change } from "../change";
import type { DurabilityDelta, Risk, Severity } from "../review-report";

/** What a risk may look at: plain data, so that a risk is judged without a plan, a drill or a clock. */
export interface RiskContext {
  /** What the plan does, and what it puts off to a later run, without what nothing happens to. */
  readonly changes: readonly Change[];
  /** The same with what nothing happens to: it tells what the plan manages. */
  readonly planned: readonly Change[];
  /** What something outside of Terraform changed. */
  readonly drift: readonly Change[];
  /** What the drill says before and after; left out where risks are judged without one. */
  readonly durability?: DurabilityDelta;
  /** How long a fleet takes to replace every instance, in seconds; null where it cannot be told. */
  readonly rolloutSeconds: (address: string) => number | null;
  /** In how many zones something stands; null where it cannot be told. @default of nothing it can be told */
  readonly zones?: {
    readonly before: (address: string) => number | null;
    readonly after: (address: string) => number | null;
  };
}

/** One risk, in a file of its own that is named by its id. */
export interface RiskRule {
  readonly id: string;
  /** What happens, in one line. */
  readonly title: string;
  /** The worst that it is rated with. */
  readonly severity: Severity;
  /** Which outage or loss it means. */
  readonly outage: string;
  /** What to do about it. */
  readonly fix: string;
  /** The page on which AWS, Terraform or the provider says so. */
  readonly source: string;
  readonly check: (context: RiskContext) => readonly FoundRisk[];
}

/** @property fix the rule's own unless another fits better */
export type FoundRisk = Pick<Risk, "severity" | "address" | "message"> &
  Partial<Pick<Risk, "attribute" | "fix">>;

/** A risk that is judged change by change. */
export function eachChange(
  judge: (change: Change, context: RiskContext) => readonly FoundRisk[],
): RiskRule["check"] {
  return (context) => context.changes.flatMap((change) => judge(change, context));
}

/** A finding on one of the attributes of a change. */
export function at(change: Change, severity: Severity, message: string, attribute?: string): FoundRisk {
  return { severity, address: change.address, message, ...(attribute === undefined ? {} : { attribute }) };
}
