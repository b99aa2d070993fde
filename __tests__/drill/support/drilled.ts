import { type Declared } from "../../../src/drill/declared";
import { declaredFrom } from "../../../src/drill/declared-from-environment";
import { survives } from "../../../src/drill/cut-sets/survives";
import { drillContext } from "../../../src/drill/drill-context";
import { beyondFailures } from "../../../src/drill/failures/beyond/beyond-failures";
import { flowsOf } from "../../../src/drill/reachability/flows";
import { drill } from "../../../src/drill/drill";
import type { DrillReport, Failure } from "../../../src/drill/drill-report";
import type { Environment } from "../../../src/config/environment";
import { graphFromSynth } from "../../../src/model/from-synth";
import { readTopology } from "../../../src/model/read-topology";
import type { ResourceGraph } from "../../../src/model/resource-graph";
import type { Topology } from "../../../src/model/topology";
import { synthesize } from "../../support/synth";

export const WEB = "aws_autoscaling_group.web_group";
export const BACKEND = "aws_autoscaling_group.backend_group";
export const DATABASE = "aws_db_instance.database";

export interface Read {
  readonly graph: ResourceGraph;
  readonly topology: Topology;
}

const read = new Map<Environment, Read>();

/** The synthesized stack of an environment as the drill reads it; once per environment and file. */
export function readEnvironment(environment: Environment): Read {
  const known = read.get(environment);
  if (known !== undefined) return known;
  const graph = graphFromSynth(synthesize(environment).durable);
  const made = { graph, topology: readTopology(graph) };
  read.set(environment, made);
  return made;
}

export interface Changes {
  readonly topology?: (topology: Topology) => Topology;
  readonly declared?: (declared: Declared) => Declared;
}

/** The report of an environment's stack without the rules' findings, after changes of what was read or declared. */
export function drilled(environment: Environment, changes: Changes = {}): DrillReport {
  const { graph, topology } = readEnvironment(environment);
  const { topology: change = (same) => same, declared = (same) => same } = changes;
  return drill({
    graph,
    topology: change(topology),
    declared: declared(declaredFrom(environment)),
    source: environment.name,
    findingsOf: () => [],
  });
}

/** Only the failures that are no box: they need neither pairs nor cut sets. */
export function beyond(environment: Environment, changes: Changes = {}): Pick<DrillReport, "failures"> {
  const { topology: change = (same) => same, declared = (same) => same } = changes;
  const before = readEnvironment(environment).topology;
  const topology = change(before);
  const context = drillContext(topology, declared(declaredFrom(environment)), survives);
  // Flows cost most of the time, and only rules and databases change those that are asked for here.
  const isSame = topology.securityGroups === before.securityGroups && topology.databases === before.databases;
  return { failures: beyondFailures(context, isSame ? flowsOnce(before) : flowsOf(topology)) };
}

const flows = new WeakMap<Topology, DrillReport["flows"]>();

function flowsOnce(topology: Topology): DrillReport["flows"] {
  const made = flows.get(topology) ?? flowsOf(topology);
  flows.set(topology, made);
  return made;
}

/** One failure of a report. */
export function failure({ failures }: Pick<DrillReport, "failures">, id: string): Failure {
  const found = failures.find((each) => each.id === id);
  if (found === undefined)
    throw new Error(`no failure ${id}, but ${failures.map((each) => each.id).join(", ")}`);
  return found;
}

/** The topology with one element changed. */
export function changed<Key extends "fleets" | "databases" | "targetGroups" | "balancers" | "endpoints">(
  key: Key,
  address: string,
  change: Partial<Topology[Key][number]>,
): (topology: Topology) => Topology {
  return (topology) => {
    if (!topology[key].some((element) => element.address === address)) throw new Error(`no ${address}`);
    return {
      ...topology,
      [key]: topology[key].map((element) =>
        element.address === address ? { ...element, ...change } : element,
      ),
    };
  };
}

/** Verdict by id of everything that does not hold. */
export function notHolding({ failures }: DrillReport): Readonly<Record<string, string>> {
  return Object.fromEntries(
    failures.filter(({ verdict }) => verdict !== "holds").map(({ id, verdict }) => [id, verdict]),
  );
}
