import { declaredFrom } from "../../../src/drill/declared-from-environment";
import { drill } from "../../../src/drill/drill";
import { findingsOf } from "../../../src/drill/rules/rules";
import { graphFromSynth } from "../../../src/model/from-synth";
import { readTopology } from "../../../src/model/read-topology";
import type { DrillOf } from "./score";

/** What `durable drill --stack` does with a file that it has read. */
export const drillOf: DrillOf = (json, environment) => {
  const graph = graphFromSynth(json);
  return drill({
    graph,
    topology: readTopology(graph),
    declared: declaredFrom(environment),
    source: "synthesized JSON",
    findingsOf,
  });
};
