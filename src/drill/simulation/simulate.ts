import type { Topology } from "../../model/topology";
import type { Declared } from "../declared";
import { worstOf } from "../verdicts";
import { run } from "./engine/run";
import type { RunResult } from "./engine/run-result";
import { TimelineRecorder } from "./engine/timeline-recorder";
import type { SystemModel } from "./model/system-model";
import { systemOfTopology } from "./model/system-of-topology";
import { NOT_MODELLED } from "./not-modelled";
import { judgeRuns, medianSeed, untoldResult, withTimeline } from "./results/scenario-result";
import { baseRate } from "./scenarios/base-rate";
import { unknownNames } from "./scenarios/own-scenario";
import type { Scenario } from "./scenarios/scenario";
import type { ScenarioResult, SimulationReport } from "./simulation-report";

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

export interface SimulationInput {
  readonly topology: Topology;
  readonly declared: Declared;
  readonly scenarios: readonly Scenario[];
  readonly seeds: { readonly first: number; readonly count: number };
  /** @default one after the other, in this thread */
  readonly runAll?: RunAll;
}

/** Each scenario, run once for every seed. Pure: the same input gives the same report, wherever the runs are made. */
export async function simulate(input: SimulationInput): Promise<SimulationReport> {
  const { topology, declared, seeds } = input;
  const { model, missing, assumptions } = systemOfTopology(topology, declared);
  const scenarios: ScenarioResult[] = [];
  for (const scenario of input.scenarios) {
    const because = missing.map(({ text }) => text);
    scenarios.push(
      model === null ? untoldResult(scenario, because) : await simulateOne(input, model, scenario),
    );
  }
  return {
    schemaVersion: 1,
    verdict: worstOf(scenarios.filter(({ expected }) => expected === null).map(({ verdict }) => verdict)),
    seeds,
    assumptions,
    scenarios,
    notModelled: NOT_MODELLED,
  };
}

async function simulateOne(
  { declared, seeds, runAll = runHere }: SimulationInput,
  model: SystemModel,
  scenario: Scenario,
): Promise<ScenarioResult> {
  const unknown = unknownNames(scenario, model);
  if (unknown.length > 0) return untoldResult(scenario, unknown);
  const ratePerSecond = baseRate(scenario, model);
  if (typeof ratePerSecond === "string") return untoldResult(scenario, [ratePerSecond]);
  const runs = await runAll({ model, scenario, ratePerSecond, firstSeed: seeds.first, count: seeds.count });
  const result = judgeRuns({ model, scenario, ratePerSecond, runs, objectives: declared.objectives });
  const seed = medianSeed(runs);
  const timeline = new TimelineRecorder(seed);
  run({ model, scenario, ratePerSecond, seed, timeline });
  return withTimeline(result, timeline.timeline());
}

const runHere: RunAll = (wanted) => Promise.resolve(runSeeds(wanted));

export function runSeeds({ firstSeed, count, ...input }: RunsWanted): readonly RunResult[] {
  return Array.from({ length: count }, (_, index) => run({ ...input, seed: firstSeed + index }));
}
