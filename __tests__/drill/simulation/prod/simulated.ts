import { SimulationWorkers } from "../../../../src/cli/simulation-workers";
import { declaredFrom } from "../../../../src/drill/declared-from-environment";
import { DEFAULT_IDS } from "../../../../src/drill/simulation/scenarios/catalogue";
import { chooseScenarios } from "../../../../src/drill/simulation/scenarios/choose";
import { simulate } from "../../../../src/drill/simulation/simulate";
import type { ScenarioMetrics, ScenarioResult } from "../../../../src/drill/simulation/simulation-report";
import { prod } from "../../../support/environments";
import { readEnvironment } from "../../support/drilled";

/** In 200 runs nobody sees what happens in one of a hundred: five times the load, within ten minutes. */
export const SEEDS = { first: 1, count: 400 } as const;

export type Simulated = ScenarioResult & { readonly metrics: ScenarioMetrics };

/** `prod` as it is synthesized, under scenarios of these ids. @param needDatabaseRatio of the requests; prod: all */
export async function simulatedProd(
  ids: readonly string[] = PROD_IDS,
  needDatabaseRatio?: number,
): Promise<(id: string) => Simulated> {
  const { topology } = readEnvironment(prod);
  const declared = declaredFrom(prod);
  // Jest's context makes the runs four times as slow: they are made in a thread, which has none.
  const workers = new SimulationWorkers(SEEDS.count, () => undefined, 1);
  const { scenarios } = await simulate({
    topology,
    declared: needDatabaseRatio === undefined ? declared : { ...declared, requests: { needDatabaseRatio } },
    scenarios: chooseScenarios(ids, []),
    seeds: SEEDS,
    runAll: workers.runAll,
  });
  await workers.close();
  return (id) => {
    const found = scenarios.find((each) => each.id === id);
    if (found?.metrics == null) throw new Error(`${id}: ${found?.because.join("; ") ?? "was not run"}`);
    return { ...found, metrics: found.metrics };
  };
}

/** The ten that are run where nothing is asked for, and the zone that does not hold the primary. */
export const PROD_IDS: readonly string[] = [...DEFAULT_IDS, "zone-outage-standby"];
