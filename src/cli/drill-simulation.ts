import type { Declared } from "../drill/declared";
import { simulate } from "../drill/simulation/simulate";
import type { SimulationReport } from "../drill/simulation/simulation-report";
import type { Topology } from "../model/topology";
import type { CliContext } from "./context";
import type { WantedSimulation } from "./simulation-flags";
import { SimulationProgress } from "./simulation-progress";
import { SimulationWorkers } from "./simulation-workers";

/** Runs what was asked for, over all processors. Progress goes to stderr. */
export async function simulationOf(
  context: CliContext,
  topology: Topology,
  declared: Declared,
  { scenarios, seeds }: WantedSimulation,
  isQuiet: boolean,
): Promise<SimulationReport> {
  const progress = new SimulationProgress(context, isQuiet, scenarios.length * seeds.count);
  const workers = new SimulationWorkers(seeds.count, (runs) => {
    progress.add(runs);
  });
  try {
    return await simulate({
      topology,
      declared,
      scenarios,
      seeds,
      runAll: workers.runAll,
      onSearch: ({ id }) => {
        progress.search(id);
      },
      onRuns: (runs) => {
        progress.add(runs);
      },
    });
  } finally {
    await workers.close();
    progress.end();
  }
}
