import { allTold, sortedSet, whenTold } from "../../../model/told";
import type { Fleet, Subnet, Told } from "../../../model/topology";
import { known } from "../../../model/told";
import { BALANCER_ADDRESSES, RESERVED_ADDRESSES, SOURCES, SURPLUS_RATIO } from "../../aws-figures";
import { subnetsOf } from "../../capacity/fleet-zones";
import type { DrillContext } from "../../drill-context";
import type { Failure, Reason } from "../../drill-report";
import { read, sourced } from "../../reasons";
import { beyondFailure } from "./beyond-failure";

/** The longest prefix of a subnet of an application balancer. Source: `SOURCES.balancerAddresses`. */
const BALANCER_PREFIX_BITS = 27;

/** A subnet at full size: every fleet at its maximum with a zone gone, and its replacements beside it. */
export function addressFailures(context: DrillContext): readonly Failure[] {
  const ofBalancers = balancerSubnets(context);
  const fleetNeeds = context.topology.fleets.map((fleet) => needOfFleet(context, fleet));
  const others = otherNeeds(context);
  return context.topology.subnets.flatMap((subnet) => {
    const needs = fleetNeeds.filter(({ subnets }) => subnets.includes(subnet.address));
    const fixed = others.get(subnet.address) ?? 0;
    return needs.length === 0 && fixed === 0
      ? []
      : [judgeSubnet(subnet, needs, fixed, ofBalancers.has(subnet.address))];
  });
}

interface Need {
  readonly fleet: string;
  readonly subnets: readonly string[];
  /** In one subnet at worst. */
  readonly addresses: Told<number>;
}

function needOfFleet(context: DrillContext, fleet: Fleet): Need {
  const subnets = subnetsOf(context, fleet);
  const addresses = whenTold(subnets, (list) =>
    whenTold(allTold(list.map(({ zone }) => zone)), (zones) =>
      whenTold(allTold([fleet.largest, fleet.maximumHealthyPercent]), ([maximum = 0, percent = 100]) => {
        const rebalanced = maximum + Math.max(1, Math.ceil(maximum * SURPLUS_RATIO));
        const refreshed = Math.ceil((maximum * percent) / 100);
        const full = Math.max(rebalanced, refreshed);
        return known(Math.ceil(full / Math.max(1, sortedSet(zones).length - 1)));
      }),
    ),
  );
  return {
    fleet: fleet.address,
    subnets: subnets.known ? subnets.value.map(({ address }) => address) : [],
    addresses,
  };
}

/** Interfaces that are there whatever the load: nodes of balancers, endpoints, gateways, hosts of databases. */
function otherNeeds({ topology }: DrillContext): ReadonlyMap<string, number> {
  const needs = new Map<string, number>();
  const add = (told: Told<readonly string[]>, addresses: number): void => {
    for (const subnet of told.known ? told.value : [])
      needs.set(subnet, (needs.get(subnet) ?? 0) + addresses);
  };
  for (const { subnets } of topology.balancers) add(subnets, BALANCER_ADDRESSES);
  for (const { kind, subnets } of topology.endpoints) if (kind === "interface") add(subnets, 1);
  for (const { subnets } of topology.databases) add(subnets, 2);
  for (const { subnet } of topology.natGateways)
    add(
      whenTold(subnet, (address) => known([address])),
      1,
    );
  return needs;
}

function balancerSubnets({ topology }: DrillContext): ReadonlySet<string> {
  const places = topology.balancers
    .filter(({ kind }) => kind === "application")
    .map(({ subnets }) => subnets);
  return new Set(places.flatMap((told) => (told.known ? told.value : [])));
}

function judgeSubnet(
  { address, cidr }: Subnet,
  needs: readonly Need[],
  fixed: number,
  isOfBalancer: boolean,
): Failure {
  const named = { kind: "addresses", target: address };
  const all = allTold(needs.map(({ addresses }) => addresses));
  const size = cidr.known ? sizeOf(cidr.value) : undefined;
  if (!all.known || size === undefined) {
    const why = !all.known ? all.because : cidr.known ? `${cidr.value} is no IPv4 network` : cidr.because;
    return beyondFailure({ ...named, verdict: "cannot tell", because: [read(why, address, "cidr_block")] });
  }
  const needed = fixed + all.value.reduce((sum, count) => sum + count, 0);
  const free = size - RESERVED_ADDRESSES;
  const isTooNarrow = isOfBalancer && size < 2 ** (32 - BALANCER_PREFIX_BITS);
  return beyondFailure({
    ...named,
    verdict: needed <= free && !isTooNarrow ? "holds" : "degrades",
    because: [
      ...(isTooNarrow ? [tooNarrow(address)] : []),
      sourced(
        `${needed} of ${free} addresses at full size with a zone gone; AWS keeps ${RESERVED_ADDRESSES}`,
        SOURCES.subnetSize,
        address,
        "cidr_block",
      ),
      ...needs.map(({ fleet }) =>
        read(
          "every fleet at its maximum, with what a rebalance or a refresh launches beside it",
          fleet,
          "max_size",
        ),
      ),
    ],
  });
}

function tooNarrow(address: string): Reason {
  const text = `an application balancer wants a subnet of at least a /${BALANCER_PREFIX_BITS} to grow in`;
  return sourced(text, SOURCES.balancerAddresses, address, "cidr_block");
}

function sizeOf(cidr: string): number | undefined {
  const bits = /^\d+\.\d+\.\d+\.\d+\/(\d{1,2})$/u.exec(cidr)?.[1];
  return bits === undefined || Number(bits) > 32 ? undefined : 2 ** (32 - Number(bits));
}
