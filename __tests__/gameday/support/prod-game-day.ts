import { declaredFrom } from "../../../src/drill/declared-from-environment";
import { drill } from "../../../src/drill/drill";
import { experimentsOf } from "../../../src/gameday/experiments";
import { gameDayFiles } from "../../../src/gameday/game-day-files";
import { loadInput } from "../../../src/model/load-input";
import { readTopology } from "../../../src/model/read-topology";
import { prod } from "../../support/environments";
import { synthesize } from "../../support/synth";

/** The game day of prod as it is synthesized, after a change of its JSON. */
export function prodGameDay(change: (json: string) => string = (json) => json) {
  const { graph } = loadInput(change(JSON.stringify(synthesize(prod).durable)), "synth");
  const topology = readTopology(graph);
  const declared = declaredFrom(prod);
  const report = drill({ graph, topology, declared, source: "stack durable-prod", findingsOf: () => [] });
  const files = () =>
    gameDayFiles({
      stack: "durable-prod",
      graph,
      topology,
      report,
      peakRequestsPerSecond: declared.peakRequestsPerSecond,
      providerVersion: ">= 5.100, < 7.0",
    });
  return { ...experimentsOf(graph, topology, report), files, report };
}
