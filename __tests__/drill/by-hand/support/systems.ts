import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { declaredFrom } from "../../../../src/drill/declared-from-environment";
import { parseDeclared } from "../../../../src/drill/declared-schema";
import { drill } from "../../../../src/drill/drill";
import type { DrillReport } from "../../../../src/drill/drill-report";
import { findingsOf } from "../../../../src/drill/rules/rules";
import { loadInput } from "../../../../src/model/load-input";
import { readTopology } from "../../../../src/model/read-topology";
import type { ResourceGraph } from "../../../../src/model/resource-graph";
import { dev } from "../../../support/environments";
import { readEnvironment } from "../../support/drilled";
import { inWordsOfHand } from "./words";

const FOLDER = join(__dirname, "..");
export const SYSTEM = join(FOLDER, "system");
/** What `dev` declares, in the words of the system by hand; as the file that a user would give. */
export const DECLARED = JSON.stringify(inWordsOfHand(declaredFrom(dev)));

/** What was recorded of `system/`: README.md says how. */
export function recorded(kind: "plan" | "state"): ResourceGraph {
  return loadInput(gunzipSync(readFileSync(join(FOLDER, `${kind}.json.gz`))).toString("utf8"), kind).graph;
}

export const synthesizedGraph = (): ResourceGraph => readEnvironment(dev).graph;

export function reportOfSynthesized(): DrillReport {
  const { graph, topology } = readEnvironment(dev);
  return drill({ graph, topology, declared: declaredFrom(dev), source: "synthesized", findingsOf });
}

export function reportByHand(graph: ResourceGraph): DrillReport {
  const declared = parseDeclared(DECLARED, "by hand");
  return drill({ graph, topology: readTopology(graph), declared, source: "by hand", findingsOf });
}
