import type { Environment } from "../../config/environment";
import { type Finding, finding, listed } from "./finding";
import type { ObservedNetwork } from "./observe-network";

/** A subnet in every zone for the public, web, backend and database layers. */
const LAYERS = 4;

/** One VPC, its subnets, and one way to the internet. */
export function checkNetwork(observed: ObservedNetwork, { network, zones }: Environment): readonly Finding[] {
  const { vpcs, subnets, internetGateways, internetRoutes } = observed;
  const perZone = (counted: readonly { readonly zone: string }[]): string =>
    listed(
      [...new Set(counted.map(({ zone }) => zone))].map(
        (zone) => `${counted.filter((one) => one.zone === zone).length} in ${zone}`,
      ),
    );
  const routed = new Set(internetRoutes.flatMap(({ subnetIds }) => subnetIds));
  return [
    finding("VPC", network.cidr, listed(vpcs.map(({ cidr }) => cidr))),
    finding("subnets", listed(zones.map((zone) => `${LAYERS} in ${zone}`)), perZone(subnets)),
    finding("internet gateways", "1", String(internetGateways)),
    finding(
      "routes to the internet gateway",
      "0.0.0.0/0",
      listed(internetRoutes.map(({ destination }) => destination)),
    ),
    finding(
      "subnets with such a route",
      listed(zones.map((zone) => `1 in ${zone}`)),
      perZone(subnets.filter(({ id }) => routed.has(id))),
    ),
    finding(
      "subnets that hand out public addresses",
      "0",
      String(subnets.filter(({ mapsPublicIps }) => mapsPublicIps).length),
    ),
  ];
}
