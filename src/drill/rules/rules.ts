import type { ResourceGraph } from "../../model/resource-graph";
import { compareTexts } from "../../foundation/compare-texts";
import type { Topology } from "../../model/topology";
import type { Declared } from "../declared";
import type { DrillFinding } from "../drill-report";
import { CATALOGUE } from "./catalogue";
import { ruleContext } from "./rule-context";

/** Everything that a rule finds, each once, sorted by rule, address and message. */
export function findingsOf(
  topology: Topology,
  graph: ResourceGraph,
  declared: Declared,
): readonly DrillFinding[] {
  const context = ruleContext(topology, graph, declared);
  const found = CATALOGUE.flatMap(({ id, check }) =>
    check(context).map((finding): DrillFinding => ({ rule: id, ...finding })),
  );
  const distinct = new Map(found.map((each) => [`${each.rule}\n${each.address}\n${each.message}`, each]));
  return [...distinct.values()].sort(
    (a, b) =>
      compareTexts(a.rule, b.rule) ||
      compareTexts(a.address, b.address) ||
      compareTexts(a.message, b.message),
  );
}
