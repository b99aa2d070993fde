import type { RunResult } from "../../../../src/drill/simulation/engine/run-result";
import type { Timeline } from "../../../../src/drill/simulation/simulation-report";
import type { SystemModel } from "../../../../src/drill/simulation/model/system-model";
import type { Scenario } from "../../../../src/drill/simulation/scenarios/scenario";

/** Something that was measured on AWS by others, and what the simulation is given to predict it. */
export interface WriteUp {
  /** Stable: by it predictions and measurements are brought together. */
  readonly id: string;
  readonly what: string;
  /** Where configuration and measurement are told. */
  readonly source: string;
  /** As the write-up tells it; what it does not tell takes the drill's default, and is named. */
  readonly configuration: string;
  /** Several where the write-up leaves a setting open: the interval then spans them. */
  readonly models: readonly SystemModel[];
  readonly scenario: Scenario;
  readonly ratePerSecond: number;
  /** In seconds from the trigger. */
  readonly quantity: Quantity;
}

export interface Observed {
  readonly result: RunResult;
  readonly events: Timeline["events"];
}

export type Quantity = (run: Observed) => number;

/** How long requests failed. */
export const outage: Quantity = ({ result }) => (result.isOutAtEnd ? Infinity : result.recoverSeconds);

/** When something was noted for the first time, or for the nth. */
export function noted(text: RegExp, nth = 1, after = 0): Quantity {
  return ({ events }) =>
    (events.filter((event) => text.test(event.text))[nth - 1]?.atSeconds ?? Infinity) - after;
}
