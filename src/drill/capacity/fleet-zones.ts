import { allTold, known, sortedSet, untold, whenTold } from "../../model/told";
import type { Fleet, Subnet, Told } from "../../model/topology";
import { SOURCES } from "../aws-figures";
import { type DrillContext, targetGroupsOf } from "../drill-context";
import type { Reason } from "../drill-report";
import { sourced } from "../reasons";
import type { FailureSet } from "../reachability/failure-set";

export interface FleetZones {
  /** In which instances are placed, sorted. */
  readonly zones: readonly string[];
  /** Of these, the zones whose instances serve nothing, with the reason: lost, or never reached by a balancer. */
  readonly dead: readonly string[];
  readonly because: readonly Reason[];
}

/** Where a fleet's instances are placed, and in which of these zones they serve nothing when something is lost. */
export function fleetZones(context: DrillContext, fleet: Fleet, lost: FailureSet): Told<FleetZones> {
  return whenTold(subnetsOf(context, fleet), (subnets) =>
    whenTold(allTold(subnets.map(({ zone }) => zone)), (zoneOfEach) =>
      whenTold(unservedZones(context, fleet, lost), (unserved) => {
        const zones = sortedSet(zoneOfEach);
        const isolated = subnets
          .filter((subnet) => lost.some((loss) => takesSubnet(loss, subnet)))
          .flatMap(({ zone }) => (zone.known ? [zone.value] : []));
        const gone = lost.flatMap((loss) => (loss.kind === "zone" ? [loss.zone] : []));
        const unreached = unserved.zones.filter((zone) => zones.includes(zone));
        const dead = sortedSet([...isolated, ...gone.filter((zone) => zones.includes(zone)), ...unreached]);
        return known({ zones, dead, because: unreached.length > 0 ? unserved.because : [] });
      }),
    ),
  );
}

/** The subnets that a group launches into. */
export function subnetsOf(context: DrillContext, fleet: Fleet): Told<readonly Subnet[]> {
  return whenTold(fleet.subnets, (addresses) => {
    const missing = addresses.filter((address) => !context.subnets.has(address));
    if (missing.length > 0) return untold(`${missing.join(", ")} is no subnet of this configuration`);
    if (addresses.length === 0) return untold(`${fleet.address} names no subnet`);
    return known(addresses.flatMap((address) => context.subnets.get(address) ?? []));
  });
}

/**
 * The worst case: every instance of a zone may lie in the subnet that is lost, and need the way out that is lost.
 * Whether requests need the internet stands in no configuration.
 */
function takesSubnet(loss: FailureSet[number], subnet: Subnet): boolean {
  if (loss.kind === "subnet") return loss.subnet === subnet.address;
  if (loss.kind !== "nat" || !subnet.routes.known) return false;
  return subnet.routes.value.some(({ target }) => target.kind === "nat" && target.address === loss.nat);
}

/** A balancer sends to targets in its own zones only; with cross-zone off, each node to its own zone only. */
function unservedZones(
  context: DrillContext,
  fleet: Fleet,
  lost: FailureSet,
): Told<{ readonly zones: readonly string[]; readonly because: readonly Reason[] }> {
  const fleetSubnets = subnetsOf(context, fleet);
  if (!fleetSubnets.known) return fleetSubnets;
  const zones = fleetSubnets.value.flatMap(({ zone }) => (zone.known ? [zone.value] : []));
  const because: Reason[] = [];
  const unserved = new Set<string>();
  for (const group of targetGroupsOf(context, fleet)) {
    for (const balancer of context.balancersOf.get(group.address) ?? []) {
      if (!balancer.subnets.known) return balancer.subnets;
      if (!group.crossZone.known) return group.crossZone;
      const nodes = balancer.subnets.value.flatMap((address) => context.subnets.get(address) ?? []);
      const nodeZones = allTold(nodes.map(({ zone }) => zone));
      if (!nodeZones.known) return nodeZones;
      const enabled = new Set(nodeZones.value);
      const alive = new Set(
        nodes
          .filter(({ address }) => !lost.some((loss) => isNodeLost(loss, balancer.address, address)))
          .flatMap(({ zone }) => (zone.known ? [zone.value] : [])),
      );
      for (const zone of sortedSet(zones)) {
        if (!enabled.has(zone)) {
          unserved.add(zone);
          const text = `the balancer has no subnet in ${zone}: targets there get no requests`;
          because.push(sourced(text, SOURCES.crossZone, balancer.address, "subnets"));
        } else if (!group.crossZone.value && !alive.has(zone)) {
          unserved.add(zone);
          const text = `cross-zone balancing is off: targets in ${zone} have no node`;
          because.push(sourced(text, SOURCES.crossZone, group.address, "load_balancing_cross_zone_enabled"));
        }
      }
    }
  }
  return known({ zones: [...unserved], because });
}

function isNodeLost(loss: FailureSet[number], balancer: string, subnet: string): boolean {
  if (loss.kind === "balancer-node") return loss.balancer === balancer && loss.subnet === subnet;
  return loss.kind === "subnet" && loss.subnet === subnet;
}
