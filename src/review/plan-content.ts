import type { Change } from "./change";

/** A plan as far as a review needs it: changes already reduced and free of secrets, the large parts only on demand. */
export interface PlanContent {
  readonly formatVersion: string;
  /** As the plan says; undefined where it does not. */
  readonly terraformVersion: string | undefined;
  /** The plan ended in an error: what it lists is not all that would happen. */
  readonly errored: boolean;
  /** False where Terraform says that changes are left for a later plan; undefined before Terraform 1.8. */
  readonly complete: boolean | undefined;
  readonly changes: readonly Change[];
  /** What something outside of Terraform changed. */
  readonly drift: readonly Change[];
  /** Put off to a later run. */
  readonly deferred: readonly Change[];
  /** Outputs that change, by name. */
  readonly outputs: readonly Change[];
  /**
   * The plan as JSON for the drill, with its `planned_values`, `prior_state` and `configuration`; undefined where they
   * are larger than what is parsed. Holds secrets: nothing of it may be shown but addresses and what the drill tells.
   */
  readonly whole: () => unknown;
  /** A text of `whole()`, such as an address, without the secrets of the plan. */
  readonly redact: (text: string) => string;
  /** What was bounded or left out while reading, in words. */
  readonly notes: readonly string[];
}
