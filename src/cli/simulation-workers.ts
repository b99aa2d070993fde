import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { RunResult } from "../drill/simulation/engine/run-result";
import type { RunAll, RunsWanted } from "../drill/simulation/many-runs";

/** Fewer runs than this are not worth another thread. */
const LEAST_RUNS = 50;
/** Runs that a thread is given at once: progress is seen in such steps. */
const BATCH = 25;
const REGISTER = join(__dirname, "../../bin/register.js");

/** Threads that share the seeds of each scenario. What comes out does not depend on how many there are. */
export class SimulationWorkers {
  private readonly workers: Worker[];

  /**
   * @param runs of each scenario.
   * @param onRuns called with the runs that have just been made.
   * @param threads none: everything is done in this one.
   */
  constructor(
    runs: number,
    private readonly onRuns: (runs: readonly RunResult[]) => void,
    threads = Math.min(availableParallelism(), Math.floor(runs / LEAST_RUNS)),
  ) {
    this.workers = Array.from(
      { length: threads },
      () => new Worker(join(__dirname, "simulation-worker.ts"), { execArgv: ["-r", REGISTER] }),
    );
  }

  readonly runAll: RunAll = async (wanted) => {
    const batches = batchesOf(wanted);
    const results = new Map<number, readonly RunResult[]>();
    let next = 0;
    const work = async (run: (batch: RunsWanted) => Promise<readonly RunResult[]>): Promise<void> => {
      for (;;) {
        const index = next;
        next += 1;
        const batch = batches[index];
        if (batch === undefined) return;
        const made = await run(batch);
        this.onRuns(made);
        results.set(index, made);
      }
    };
    if (this.workers.length === 0) {
      const { runSeeds } = await import("../drill/simulation/many-runs");
      await work((batch) => Promise.resolve(runSeeds(batch)));
    } else await Promise.all(this.workers.map((worker) => work((batch) => ask(worker, batch))));
    return batches.flatMap((_, index) => results.get(index) ?? []);
  };

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}

function batchesOf(wanted: RunsWanted): readonly RunsWanted[] {
  return Array.from({ length: Math.ceil(wanted.count / BATCH) }, (_, index) => ({
    ...wanted,
    firstSeed: wanted.firstSeed + index * BATCH,
    count: Math.min(BATCH, wanted.count - index * BATCH),
  }));
}

function ask(worker: Worker, batch: RunsWanted): Promise<readonly RunResult[]> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.removeAllListeners("message");
      worker.removeAllListeners("error");
      act();
    };
    worker.once("message", (runs: readonly RunResult[]) => {
      settle(() => {
        resolve(runs);
      });
    });
    worker.once("error", (error: Error) => {
      settle(() => {
        reject(error);
      });
    });
    worker.postMessage(batch);
  });
}
