import type { Topology } from "../../model/topology";
import type { Declared } from "../declared";
import { worstOf } from "../verdicts";
import { run } from "./engine/run";
import type { RunResult } from "./engine/run-result";
import { TimelineRecorder } from "./engine/timeline-recorder";
import type { SystemModel } from "./model/system-model";
import { systemOfTopology } from "./model/system-of-topology";
import { type RunAll, runHere } from "./many-runs";
import { NOT_MODELLED } from "./not-modelled";
import { judgeRuns, medianSeed, untoldResult, withTimeline } from "./results/scenario-result";
import { baseRate } from "./scenarios/base-rate";
import { tooLargeFleets } from "./scenarios/fleet-bounds";
import { unknownNames } from "./scenarios/own-scenario";
import type { Scenario } from "./scenarios/scenario";
import { withChanges } from "./search/smallest-change";
import type { ScenarioResult, SimulationReport } from "./simulation-report";

export interface SimulationInput {
  readonly topology: Topology;
  readonly declared: Declared;
  readonly scenarios: readonly Scenario[];
  readonly seeds: { readonly first: number; readonly count: number };
  /** @default one after the other, in this thread */
  readonly runAll?: RunAll;
  /** Told where the smallest change for a scenario is looked for. @default nobody is told */
  readonly onSearch?: (scenario: Scenario) => void;
  /** Told of the runs of a search that are made in this thread. @default nobody is told */
  readonly onRuns?: (runs: readonly RunResult[]) => void;
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
  { declared, seeds, runAll = runHere, onSearch, onRuns }: SimulationInput,
  model: SystemModel,
  scenario: Scenario,
): Promise<ScenarioResult> {
  const unknown = unknownNames(scenario, model);
  if (unknown.length > 0) return untoldResult(scenario, unknown);
  const ratePerSecond = baseRate(scenario, model);
  if (typeof ratePerSecond === "string") return untoldResult(scenario, [ratePerSecond]);
  const tooLarge = tooLargeFleets(scenario, model, ratePerSecond);
  if (tooLarge.length > 0) return untoldResult(scenario, tooLarge);
  const { objectives } = declared;
  const mended = { model, scenario, ratePerSecond };
  const runs = await runAll({ ...mended, firstSeed: seeds.first, count: seeds.count });
  const result = judgeRuns({ ...mended, runs, objectives });
  if (result.missed.length > 0 && scenario.inherent === undefined) onSearch?.(scenario);
  const changed = await withChanges(result, {
    mended,
    runs,
    objectives,
    runAll,
    onRuns: (made) => onRuns?.(made),
  });
  const seed = medianSeed(runs);
  const timeline = new TimelineRecorder(seed);
  run({ ...mended, seed, timeline });
  return withTimeline(changed, timeline.timeline());
}
