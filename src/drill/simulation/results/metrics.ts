import type { RunResult } from "../engine/run-result";
import type { DatabaseMetrics, ScenarioMetrics } from "../simulation-report";
import { spreadOf } from "./spread";

export function metricsOf(runs: readonly RunResult[]): ScenarioMetrics {
  const of = (read: (run: RunResult) => number) => spreadOf(runs.map(read));
  return {
    availabilityRatio: spreadOf(runs.map(availabilityOf), "more"),
    offeredRequests: of((run) => run.offeredRequests),
    servedRequests: spreadOf(
      runs.map((run) => run.servedRequests),
      "more",
    ),
    failedRequests: of((run) => run.failedRequests),
    longestOutageSeconds: of((run) => run.longestOutageSeconds),
    recoverSeconds: of((run) => run.recoverSeconds),
    underProvisionedSeconds: of((run) => run.underProvisionedSeconds),
    maximumUtilizationRatio: of((run) => run.maximumUtilizationRatio),
    longestWaitSeconds: of((run) => run.longestWaitSeconds),
    meanWaitSeconds: of((run) => run.meanWaitSeconds),
  };
}

/** Of the requests, those that did not fail: what still waits at the end is no failure. */
function availabilityOf({ offeredRequests, failedRequests }: RunResult): number {
  return offeredRequests === 0 ? 1 : 1 - failedRequests / offeredRequests;
}

/** Reads and writes stop alike: a standby serves no reads. */
export function databaseMetricsOf(runs: readonly RunResult[]): DatabaseMetrics {
  const ratio = (kind: "needing" | "others") =>
    spreadOf(
      runs.map(({ [kind]: { offeredRequests, servedRequests } }) =>
        offeredRequests === 0 ? 1 : Math.min(1, servedRequests / offeredRequests),
      ),
      "more",
    );
  const needing = spreadOf(runs.map((run) => run.needing.recoverSeconds));
  return {
    withoutDatabaseRecoverSeconds: spreadOf(runs.map((run) => run.others.recoverSeconds)),
    readRecoverSeconds: needing,
    writeRecoverSeconds: needing,
    withoutDatabaseAvailabilityRatio: ratio("others"),
    readAvailabilityRatio: ratio("needing"),
    writeAvailabilityRatio: ratio("needing"),
  };
}
