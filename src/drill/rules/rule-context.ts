import { byAddress } from "../by-address";
import { AttributeReader } from "../../model/attribute-reader";
import type { ResourceGraph } from "../../model/resource-graph";
import { sortedSet } from "../../model/told";
import type {
  Balancer,
  Fleet,
  Listener,
  SecurityGroup,
  Subnet,
  TargetGroup,
  Template,
  Told,
  Topology,
} from "../../model/topology";
import type { Declared } from "../declared";
import { listOf, valueOf } from "./told-values";

/** A listener that forwards to a target group. */
export interface Forward {
  readonly balancer: Balancer;
  readonly listener: Listener;
  readonly group: string;
}

/** What rules look things up in. Built once for a drill. */
export interface RuleContext {
  readonly topology: Topology;
  readonly graph: ResourceGraph;
  readonly declared: Declared;
  /** Whether arguments such as `lifecycle` and left-out attributes can be seen: not so in a plan or a state. */
  readonly isConfiguration: boolean;
  readonly subnets: ReadonlyMap<string, Subnet>;
  readonly targetGroups: ReadonlyMap<string, TargetGroup>;
  readonly securityGroups: ReadonlyMap<string, SecurityGroup>;
  readonly forwards: readonly Forward[];
  readonly forwardsOf: ReadonlyMap<string, readonly Forward[]>;
  /** By target group: the fleets that are registered with it. */
  readonly fleetsOf: ReadonlyMap<string, readonly Fleet[]>;
  /** The security groups of instances. */
  readonly fleetGroups: ReadonlySet<string>;
  /** Each template once, with the fleets that launch from it. */
  readonly templates: readonly TemplateUse[];
}

export interface TemplateUse {
  readonly template: Template;
  readonly fleets: readonly Fleet[];
}

export function ruleContext(topology: Topology, graph: ResourceGraph, declared: Declared): RuleContext {
  const forwards = topology.balancers.flatMap((balancer) =>
    balancer.listeners.flatMap((listener) =>
      listOf(listener.forwardsTo).map((group) => ({ balancer, listener, group })),
    ),
  );
  const templates = templatesOf(topology.fleets);
  return {
    topology,
    graph,
    declared,
    isConfiguration: graph.resources.some(({ attributes }) => "lifecycle" in attributes),
    subnets: byAddress(topology.subnets),
    targetGroups: byAddress(topology.targetGroups),
    securityGroups: byAddress(topology.securityGroups),
    forwards,
    forwardsOf: grouped(forwards, ({ group }) => [group]),
    fleetsOf: grouped(topology.fleets, ({ targetGroups }) => listOf(targetGroups)),
    fleetGroups: new Set(templates.flatMap(({ template }) => listOf(template.securityGroups))),
    templates,
  };
}

function templatesOf(fleets: readonly Fleet[]): readonly TemplateUse[] {
  const uses = new Map<string, { readonly template: Template; readonly fleets: Fleet[] }>();
  for (const fleet of fleets) {
    const template = valueOf(fleet.template);
    if (template === undefined) continue;
    const use = uses.get(template.address);
    if (use === undefined) uses.set(template.address, { template, fleets: [fleet] });
    else use.fleets.push(fleet);
  }
  return [...uses.values()];
}

/** The attributes of every managed resource of these types, for what the topology does not carry. */
export function readersOf({ graph }: RuleContext, ...types: readonly string[]): readonly AttributeReader[] {
  return graph.ofType(...types).map((resource) => AttributeReader.of(graph, resource));
}

/** Undefined where the address is none of the graph's. */
export function readerAt({ graph }: RuleContext, address: string): AttributeReader | undefined {
  const resource = graph.get(address);
  return resource === undefined ? undefined : AttributeReader.of(graph, resource);
}

/** The zones of these subnets, sorted; undefined where one of them is not told or belongs to somebody else. */
export function zonesOf(
  { subnets }: RuleContext,
  addresses: Told<readonly string[]>,
): readonly string[] | undefined {
  if (!addresses.known) return undefined;
  const zones = addresses.value.map((address) => {
    const zone = subnets.get(address)?.zone;
    return zone === undefined ? undefined : valueOf(zone);
  });
  const told = zones.flatMap((zone) => zone ?? []);
  return told.length === zones.length ? sortedSet(told) : undefined;
}

/** Whether an element lies in a network, by its subnets. Undefined networks are nobody's. */
export function liesIn(
  { subnets }: RuleContext,
  places: Told<readonly string[]>,
  network: Told<string>,
): boolean {
  const wanted = valueOf(network);
  if (wanted === undefined) return false;
  return listOf(places).some((place) => {
    const of = subnets.get(place)?.network;
    return of?.known === true && of.value === wanted;
  });
}

function grouped<T>(
  items: readonly T[],
  keysOf: (item: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const known = groups.get(key);
      if (known === undefined) groups.set(key, [item]);
      else known.push(item);
    }
  }
  return groups;
}
