import type { Baseline } from "./mutant";
import type { Operation } from "./operations";

/** A change after which the system survives what it survived before: no new finding, no verdict worse. */
export interface HarmlessChange {
  readonly id: string;
  /** @default "prod" */
  readonly of?: Baseline;
  readonly operations: readonly Operation[];
  readonly why: string;
}

export const change = (id: string, why: string, ...operations: Operation[]): HarmlessChange => ({
  id,
  why,
  operations,
});
