import { parentPort } from "node:worker_threads";
import { type RunsWanted, runSeeds } from "../drill/simulation/many-runs";

/** Makes the runs that it is sent, one message after the other. */
parentPort?.on("message", (wanted: RunsWanted) => {
  parentPort?.postMessage(runSeeds(wanted));
});
