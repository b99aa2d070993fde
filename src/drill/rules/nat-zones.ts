import { degrades, type Rule } from "./rule";
import { listOf, valueOf } from "./told-values";

export const natZones: Rule = {
  id: "nat-zones",
  title: "Instances go out through a gateway of their own zone",
  why: "A NAT gateway lies in one zone: with it every zone that goes out through it loses its way out.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html",
  check: ({ topology, subnets }) => {
    const inUse = new Set(topology.fleets.flatMap((fleet) => listOf(fleet.subnets)));
    return topology.subnets.flatMap((subnet) => {
      const zone = valueOf(subnet.zone);
      if (zone === undefined || !inUse.has(subnet.address)) return [];
      return listOf(subnet.routes).flatMap(({ address, target }) => {
        if (target.kind !== "nat") return [];
        const nat = topology.natGateways.find((gateway) => gateway.address === target.address);
        const place = nat && valueOf(nat.subnet);
        const natZone = place === undefined ? undefined : subnets.get(place)?.zone;
        const other = natZone && valueOf(natZone);
        if (other === undefined || other === zone) return [];
        const message = `${subnet.address} in ${zone} goes out through ${target.address} in ${other}`;
        const fix = "Make a NAT gateway in every zone, and route each zone through its own.";
        return [degrades(address, message, fix), degrades(target.address, message, fix)];
      });
    });
  },
};
