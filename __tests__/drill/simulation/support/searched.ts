import type { Objectives } from "../../../../src/drill/declared";
import { type RunAll, runHere, runSeeds } from "../../../../src/drill/simulation/many-runs";
import type { SystemModel } from "../../../../src/drill/simulation/model/system-model";
import { judgeRuns } from "../../../../src/drill/simulation/results/scenario-result";
import type { Scenario } from "../../../../src/drill/simulation/scenarios/scenario";
import { withChanges } from "../../../../src/drill/simulation/search/smallest-change";
import type { ScenarioResult } from "../../../../src/drill/simulation/simulation-report";

export interface Searched {
  readonly result: ScenarioResult;
  /** The only miss of the scenario. */
  readonly missed: ScenarioResult["missed"][number];
  /** Runs that the search made. */
  readonly made: number;
}

/** What the search proposes for a scenario. */
export async function searched(
  model: SystemModel,
  scenario: Scenario,
  ratePerSecond: number,
  objectives: Objectives = {},
  count = 40,
): Promise<Searched> {
  const mended = { model, scenario, ratePerSecond };
  const runs = runSeeds({ ...mended, firstSeed: 1, count });
  let made = 0;
  const runAll: RunAll = (wanted) => {
    made += wanted.count;
    return runHere(wanted);
  };
  const judged = judgeRuns({ ...mended, runs, objectives });
  const onRuns = (more: readonly unknown[]) => {
    made += more.length;
  };
  const result = await withChanges(judged, { mended, runs, objectives, runAll, onRuns });
  const [missed, ...others] = result.missed;
  if (missed === undefined || others.length > 0)
    throw new Error(`missed are ${result.missed.map(({ objective }) => objective).join(", ") || "none"}`);
  return { result, missed, made };
}
