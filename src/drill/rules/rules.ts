import type { ResourceGraph } from "../../model/resource-graph";
import type { Topology } from "../../model/topology";
import type { Declared } from "../declared";
import type { DrillFinding } from "../drill-report";

/** One rule, in a file of its own that is named by its id. */
export interface Rule {
  readonly id: string;
  readonly find: (
    topology: Topology,
    graph: ResourceGraph,
    declared: Declared,
  ) => readonly Omit<DrillFinding, "rule">[];
}

const RULES: readonly Rule[] = [];

/** Everything that a rule finds, sorted by rule and address. */
export function findingsOf(
  topology: Topology,
  graph: ResourceGraph,
  declared: Declared,
): readonly DrillFinding[] {
  return RULES.flatMap(({ id, find }) =>
    find(topology, graph, declared).map((finding) => ({ rule: id, ...finding })),
  ).sort((a, b) => compare(a.rule, b.rule) || compare(a.address, b.address));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
