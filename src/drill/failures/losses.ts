import type { DrillContext } from "../drill-context";
import type { FailureSet } from "../reachability/failure-set";
import { lossId } from "../reachability/failure-set";

/** Everything whose loss alone is judged, sorted by its id. */
export function singleLosses({ topology, subnets }: DrillContext): FailureSet {
  const { zones, balancers, fleets, databases, natGateways, endpoints } = topology;
  const losses: FailureSet = [
    ...zones.map((zone) => ({ kind: "zone", zone }) as const),
    ...topology.subnets.map(({ address }) => ({ kind: "subnet", subnet: address }) as const),
    ...natGateways.map(({ address }) => ({ kind: "nat", nat: address }) as const),
    ...endpoints.flatMap(({ kind, address, subnets: told }) => {
      if (kind === "gateway" || !told.known) return [];
      const inZones = told.value.flatMap((subnet) => {
        const zone = subnets.get(subnet)?.zone;
        return zone?.known === true ? [zone.value] : [];
      });
      return [...new Set(inZones)].map((zone) => ({ kind: "endpoint", endpoint: address, zone }) as const);
    }),
    ...balancers.flatMap(({ address, subnets: told }) =>
      told.known
        ? told.value.map((subnet) => ({ kind: "balancer-node", balancer: address, subnet }) as const)
        : [],
    ),
    ...fleets.map(({ address }) => ({ kind: "instance", fleet: address }) as const),
    ...databases.map(({ address }) => ({ kind: "database-primary", database: address }) as const),
  ];
  return losses
    .map((loss) => ({ loss, id: lossId(loss) }))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map(({ loss }) => loss);
}
