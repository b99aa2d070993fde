import { SimulationWorkers } from "../../src/cli/simulation-workers";
import { runSeeds } from "../../src/drill/simulation/many-runs";
import { scenario, SYSTEM, zoneOutage } from "../drill/simulation/support/small-system";

const WANTED = {
  model: SYSTEM,
  scenario: scenario([zoneOutage(600)]),
  ratePerSecond: 180,
  firstSeed: 7,
  count: 60,
};

test.each([0, 1, 2, 3])(
  "with %d threads the runs are the same to the last bit, in their order",
  async (threads) => {
    let seen = 0;
    const workers = new SimulationWorkers(WANTED.count, (runs) => (seen += runs.length), threads);
    try {
      expect(JSON.stringify(await workers.runAll(WANTED))).toBe(JSON.stringify(runSeeds(WANTED)));
      expect(seen).toBe(WANTED.count);
    } finally {
      await workers.close();
    }
  },
);
