import { allTold, sortedSet, whenTold } from "../../../model/told";
import type { Fleet, Subnet, Told } from "../../../model/topology";
import { known } from "../../../model/told";
import { BALANCER_ADDRESSES, RESERVED_ADDRESSES, SOURCES, SURPLUS_RATIO } from "../../aws-figures";
import { subnetsOf } from "../../capacity/fleet-zones";
import type { DrillContext } from "../../drill-context";
import type { Failure } from "../../drill-report";
import { read, sourced } from "../../reasons";
import { beyondFailure } from "./beyond-failure";

/** A subnet at full size: every fleet at its maximum with a zone gone, and its replacements beside it. */
export function addressFailures(context: DrillContext): readonly Failure[] {
  const fleetNeeds = context.topology.fleets.map((fleet) => needOfFleet(context, fleet));
  const others = otherNeeds(context);
  return context.topology.subnets.flatMap((subnet) => {
    const needs = fleetNeeds.filter(({ subnets }) => subnets.includes(subnet.address));
    const fixed = others.get(subnet.address) ?? 0;
    return needs.length === 0 && fixed === 0 ? [] : [judgeSubnet(subnet, needs, fixed)];
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
      whenTold(fleet.maximum, (maximum) => {
        const full = maximum + Math.max(1, Math.ceil(maximum * SURPLUS_RATIO));
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

function judgeSubnet({ address, cidr }: Subnet, needs: readonly Need[], fixed: number): Failure {
  const named = { kind: "addresses", target: address };
  const all = allTold(needs.map(({ addresses }) => addresses));
  const size = cidr.known ? sizeOf(cidr.value) : undefined;
  if (!all.known || size === undefined) {
    const why = !all.known ? all.because : cidr.known ? `${cidr.value} is no IPv4 network` : cidr.because;
    return beyondFailure({ ...named, verdict: "cannot tell", because: [read(why, address, "cidr_block")] });
  }
  const needed = fixed + all.value.reduce((sum, count) => sum + count, 0);
  const free = size - RESERVED_ADDRESSES;
  return beyondFailure({
    ...named,
    verdict: needed <= free ? "holds" : "degrades",
    because: [
      sourced(
        `${needed} of ${free} addresses at full size with a zone gone; AWS keeps ${RESERVED_ADDRESSES}`,
        SOURCES.subnetSize,
        address,
        "cidr_block",
      ),
      ...needs.map(({ fleet }) => read("every fleet at its maximum and a tenth above it", fleet, "max_size")),
    ],
  });
}

function sizeOf(cidr: string): number | undefined {
  const bits = /^\d+\.\d+\.\d+\.\d+\/(\d{1,2})$/u.exec(cidr)?.[1];
  return bits === undefined || Number(bits) > 32 ? undefined : 2 ** (32 - Number(bits));
}
