import { DurableError } from "../../foundation/errors";
import { graphsFromPlan } from "../../model/from-plan";
import { readTopology } from "../../model/read-topology";
import type { ResourceGraph } from "../../model/resource-graph";
import type { Topology } from "../../model/topology";
import type { Declared } from "../../drill/declared";
import { drill } from "../../drill/drill";
import type { DrillReport } from "../../drill/drill-report";
import { findingsOf } from "../../drill/rules/rules";
import type { PlanContent } from "../plan-content";

export interface Drilled {
  readonly graph: ResourceGraph;
  readonly topology: Topology;
  readonly report: DrillReport;
}

export interface DrilledPlan {
  /** What is deployed; undefined where nothing is, or where it cannot be told. */
  readonly before?: Drilled;
  /** What would be deployed. */
  readonly after?: Drilled;
  /** Why one of them is missing, in words. */
  readonly limits: readonly string[];
}

/** Drills what a plan starts from and what it leads to. */
export function drillPlan(content: PlanContent, declared: Declared): DrilledPlan {
  if (content.errored) return { limits: ["the plan ended in an error: what it leads to cannot be told"] };
  if (content.complete === false)
    return { limits: ["the plan covers a part only: what the whole leads to cannot be told"] };
  const whole = content.whole();
  if (whole === undefined) return { limits: ["the plan is too large for a drill: it cannot be told"] };
  const read = attempt(() => graphsFromPlan(whole), content);
  if (read.value === undefined) return { limits: read.limits };
  const graphs = read.value;
  const before = attempt(() => drilled(graphs.before(), declared, "before"), content);
  const after = attempt(() => drilled(graphs.after(), declared, "after"), content);
  const isFirst = before.value?.graph.resources.every(({ mode }) => mode === "data") === true;
  return {
    ...(before.value === undefined || isFirst ? {} : { before: before.value }),
    ...(after.value === undefined ? {} : { after: after.value }),
    limits: [
      ...before.limits,
      ...after.limits,
      ...(isFirst ? ["nothing is deployed yet: there is nothing to compare with"] : []),
    ],
  };
}

function drilled(graph: ResourceGraph, declared: Declared, source: string): Drilled {
  const topology = readTopology(graph);
  return { graph, topology, report: drill({ graph, topology, declared, source, findingsOf }) };
}

/** A document that the drill cannot read is no reason to withhold the rest of the review. */
function attempt<T>(
  work: () => T,
  { redact }: PlanContent,
): { readonly value?: T; readonly limits: readonly string[] } {
  try {
    return { value: work(), limits: [] };
  } catch (error) {
    if (!(error instanceof DurableError)) throw error;
    return { limits: [`the drill cannot read it: ${redact(error.parts.what)}`] };
  }
}
