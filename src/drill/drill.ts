import { compareTexts } from "../foundation/compare-texts";
import type { ResourceGraph } from "../model/resource-graph";
import type { Topology } from "../model/topology";
import { capacityOf } from "./capacity/fleet-capacity";
import { cutSetsOf } from "./cut-sets/cut-sets";
import { survives } from "./cut-sets/survives";
import type { Declared } from "./declared";
import { drillContext } from "./drill-context";
import type { CutSet, DrillFinding, DrillReport } from "./drill-report";
import { beyondFailures } from "./failures/beyond/beyond-failures";
import { singleLosses } from "./failures/losses";
import { mergeFailures } from "./failures/merge-failures";
import { type JudgedPair, judgePairs } from "./failures/pairs";
import { singleFailures } from "./failures/single-failures";
import { flowsOf } from "./reachability/flows";
import { lossId } from "./reachability/failure-set";
import { acknowledge } from "./report/acknowledge";
import { systemsOf } from "./systems";
import { isWorse, worstOf } from "./verdicts";

/** What looks at the configuration rule by rule. */
export type FindingsOf = (
  topology: Topology,
  graph: ResourceGraph,
  declared: Declared,
) => readonly DrillFinding[];

export interface DrillInput {
  readonly graph: ResourceGraph;
  readonly topology: Topology;
  readonly declared: Declared;
  /** What was read, in the report's words: `stack durable-prod`. */
  readonly source: string;
  readonly findingsOf: FindingsOf;
}

/** Loses everything, one by one and two by two, and says what comes of it. Pure: the same input, the same report. */
export function drill({ graph, topology, declared, source, findingsOf }: DrillInput): DrillReport {
  const flows = flowsOf(topology);
  const systems = systemsOf(topology).map((system) => drillSystem(system, declared));
  // What is not a box of one system, such as the region or a quota, is judged for all of them.
  const whole = drillContext(topology, declared, survives);
  const failures = mergeFailures([
    ...systems.flatMap(({ singles }) => singles),
    ...beyondFailures(whole, flows),
  ]);
  const { findings, acknowledged } = acknowledge(
    findingsOf(topology, graph, declared),
    declared.acknowledgements,
  );
  return {
    schemaVersion: 1,
    verdict: worstOf([
      ...failures.filter(({ inherent }) => inherent === null).map(({ verdict }) => verdict),
      ...findings.map(({ verdict }) => verdict),
      ...(isEmpty(topology) ? (["cannot tell"] as const) : []),
    ]),
    source,
    failures,
    pairs: pairsOf(systems),
    capacity: capacityOf(whole),
    cutSets: distinctCutSets(systems.flatMap(({ cutSets }) => cutSets)),
    flows,
    findings,
    acknowledged,
    notModelled: notModelledOf(graph, topology),
  };
}

function drillSystem(topology: Topology, declared: Declared) {
  const context = drillContext(topology, declared, survives);
  const losses = singleLosses(context);
  const singles = singleFailures(context, losses);
  const cutSets = cutSetsOf(topology);
  const byId = new Map(singles.map((failure) => [failure.id, failure]));
  const pairs = judgePairs(context, losses, byId, cutSets);
  return { losses: losses.map(lossId), singles, pairs, cutSets: cutSets.cutSets };
}

type SystemDrill = ReturnType<typeof drillSystem>;

function pairsOf(systems: readonly SystemDrill[]): DrillReport["pairs"] {
  const things = new Set(systems.flatMap(({ losses }) => losses)).size;
  const judged = new Map<string, JudgedPair>();
  for (const pair of systems.flatMap(({ pairs }) => pairs)) {
    const known = judged.get(pair.id);
    if (known === undefined || isWorse(pair.verdict, known.verdict)) judged.set(pair.id, pair);
  }
  const total = (things * (things - 1)) / 2;
  return {
    total,
    unrelated: total - judged.size,
    worse: [...judged.values()]
      .filter((pair) => pair.isWorse)
      .map(({ id, verdict }) => ({ id, verdict }))
      .sort((a, b) => compareTexts(a.id, b.id)),
  };
}

function distinctCutSets(cutSets: readonly CutSet[]): readonly CutSet[] {
  const byMembers = new Map(cutSets.map((cutSet) => [cutSet.members.join("+"), cutSet]));
  return [...byMembers.entries()]
    .sort(([a, one], [b, other]) => one.members.length - other.members.length || compareTexts(a, b))
    .map(([, cutSet]) => cutSet);
}

/** Nothing to lose is nothing proved. */
function isEmpty({ balancers, fleets, databases }: Topology): boolean {
  return balancers.length + fleets.length + databases.length === 0;
}

function notModelledOf(graph: ResourceGraph, topology: Topology): DrillReport["notModelled"] {
  return [
    ...graph.gaps.map(({ address, reason }) => ({
      address,
      reason,
      consequence: "whatever depends on it cannot be told",
    })),
    ...topology.notModelled.map(({ address, reason, consequence }) => ({ address, reason, consequence })),
  ].sort((a, b) => compareTexts(a.address, b.address) || compareTexts(a.reason, b.reason));
}
