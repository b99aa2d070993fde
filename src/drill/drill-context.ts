import { byAddress } from "./by-address";
import { known } from "../model/told";
import type {
  Balancer,
  Database,
  Endpoint,
  Fleet,
  NatGateway,
  Subnet,
  TargetGroup,
  Topology,
} from "../model/topology";
import type { Survival } from "./cut-sets/survives";
import type { Declared } from "./declared";
import type { FailureSet } from "./reachability/failure-set";

/** More than a fleet can lose with all zones but one, whatever stands in them. */
const AMPLE_INSTANCES = 1000;

/** Answers whether requests still find a way; the analysis of reachability stands behind it. */
export type Survives = (topology: Topology, lost: FailureSet) => Survival;

/** The elements of a topology by their addresses, and who belongs to whom. */
export interface DrillContext {
  readonly topology: Topology;
  readonly declared: Declared;
  readonly survives: Survives;
  /** The same with more than enough instances: what is cut there is not cut for want of instances. */
  readonly ample: Topology;
  readonly subnets: ReadonlyMap<string, Subnet>;
  readonly natGateways: ReadonlyMap<string, NatGateway>;
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  readonly balancers: ReadonlyMap<string, Balancer>;
  readonly databases: ReadonlyMap<string, Database>;
  readonly fleets: ReadonlyMap<string, Fleet>;
  readonly targetGroups: ReadonlyMap<string, TargetGroup>;
  /** By target group: the balancers that forward to it. */
  readonly balancersOf: ReadonlyMap<string, readonly Balancer[]>;
}

export function drillContext(topology: Topology, declared: Declared, survives: Survives): DrillContext {
  const balancersOf = new Map<string, Balancer[]>();
  for (const balancer of topology.balancers) {
    for (const group of new Set(
      balancer.listeners.flatMap(({ forwardsTo: to }) => (to.known ? to.value : [])),
    )) {
      const known = balancersOf.get(group);
      if (known === undefined) balancersOf.set(group, [balancer]);
      else known.push(balancer);
    }
  }
  return {
    topology,
    declared,
    survives,
    ample: {
      ...topology,
      fleets: topology.fleets.map((fleet) => ({ ...fleet, minimum: known(AMPLE_INSTANCES) })),
    },
    subnets: byAddress(topology.subnets),
    natGateways: byAddress(topology.natGateways),
    endpoints: byAddress(topology.endpoints),
    balancers: byAddress(topology.balancers),
    databases: byAddress(topology.databases),
    fleets: byAddress(topology.fleets),
    targetGroups: byAddress(topology.targetGroups),
    balancersOf,
  };
}

/** The target groups that a fleet's instances are registered with; none where that is not told. */
export function targetGroupsOf(context: DrillContext, fleet: Fleet): readonly TargetGroup[] {
  const { targetGroups } = fleet;
  if (!targetGroups.known) return [];
  return targetGroups.value.flatMap((address) => context.targetGroups.get(address) ?? []);
}
