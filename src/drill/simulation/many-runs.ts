import { run } from "./engine/run";
import type { RunResult } from "./engine/run-result";
import type { SystemModel } from "./model/system-model";
import type { Scenario } from "./scenarios/scenario";

/** Many runs of one scenario: one for each seed from the first. */
export interface RunsWanted {
  readonly model: SystemModel;
  readonly scenario: Scenario;
  readonly ratePerSecond: number;
  readonly firstSeed: number;
  readonly count: number;
}

/** Makes the runs, here or elsewhere; in the order of their seeds. */
export type RunAll = (wanted: RunsWanted) => Promise<readonly RunResult[]>;

export const runHere: RunAll = (wanted) => Promise.resolve(runSeeds(wanted));

export function runSeeds({ firstSeed, count, ...input }: RunsWanted): readonly RunResult[] {
  return Array.from({ length: count }, (_, index) => run({ ...input, seed: firstSeed + index }));
}
