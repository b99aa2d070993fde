import type { Topology } from "../../model/topology";
import { type Loss, lossId } from "./failure-set";
import { indexOf, type NetworkIndex } from "./network-index";
import { compareTexts } from "../../foundation/compare-texts";

/** Every single thing that can be lost, by the names that a report gives them. */
export function lossesOf(topology: Topology): readonly Loss[] {
  const index = indexOf(topology);
  const losses: Loss[] = [
    ...zonesOf(topology).map((zone): Loss => ({ kind: "zone", zone })),
    ...topology.subnets.map(({ address }): Loss => ({ kind: "subnet", subnet: address })),
    ...topology.natGateways.map(({ address }): Loss => ({ kind: "nat", nat: address })),
    ...endpointLosses(index),
    ...topology.balancers.flatMap(({ address, subnets }) =>
      (subnets.known ? subnets.value : []).map((subnet): Loss => ({
        kind: "balancer-node",
        balancer: address,
        subnet,
      })),
    ),
    ...topology.fleets.map(({ address }): Loss => ({ kind: "instance", fleet: address })),
    ...topology.databases.map(({ address }): Loss => ({ kind: "database-primary", database: address })),
  ];
  const byId = new Map(losses.map((loss) => [lossId(loss), loss]));
  return [...byId].sort(([a], [b]) => compareTexts(a, b)).map(([, loss]) => loss);
}

function zonesOf({ zones, subnets }: Topology): readonly string[] {
  return [...zones, ...subnets.flatMap(({ zone }) => (zone.known ? [zone.value] : []))];
}

function endpointLosses({ topology, subnets: byAddress }: NetworkIndex): readonly Loss[] {
  return topology.endpoints.flatMap(({ address, kind, subnets }) => {
    if (kind !== "interface" || !subnets.known) return [];
    return subnets.value.flatMap((subnet): Loss[] => {
      const zone = byAddress.get(subnet)?.zone;
      return zone?.known === true ? [{ kind: "endpoint", endpoint: address, zone: zone.value }] : [];
    });
  });
}
