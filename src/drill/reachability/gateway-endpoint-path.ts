import type { Subnet } from "../../model/topology";
import { aclCheck } from "./acl-check";
import { groupCheck } from "./group-check";
import type { NetworkIndex } from "./network-index";
import type { Packet } from "./packet";
import type { Place } from "./place";
import { spotChecks, taintCheck } from "./spot-checks";
import type { Lost, Spot } from "./spots";
import { check, type Check } from "./verdict";

/** From a subnet to an AWS service behind a gateway endpoint, which is a route and has no interface to lose. */
export function gatewayEndpointChecks(
  index: NetworkIndex,
  from: Spot,
  endpoint: Place,
  packet: Packet,
  lost: Lost,
): Check[] {
  const { protocol, port, clientPort, destination } = packet;
  const peer = { place: endpoint, address: destination, byGroup: false };
  const checks = [
    ...spotChecks(index, from, lost),
    ...taintCheck(index, endpoint.address),
    groupCheck(index, from.place, "egress", { protocol, port, peer }),
  ];
  const subnet = index.subnets.get(from.subnet);
  if (subnet === undefined) return checks;
  return [
    ...checks,
    endpointRoute(subnet, endpoint.address),
    aclCheck(index, subnet, { direction: "egress", peer: destination, protocol, port }),
    aclCheck(index, subnet, { direction: "ingress", peer: destination, protocol, port: clientPort }),
  ];
}

function endpointRoute({ routes, address }: Subnet, endpoint: string): Check {
  if (!routes.known) return check("unknown", `its routes are not told: ${routes.because}`, address);
  const route = routes.value.find(
    ({ target }) => target.kind === "gateway-endpoint" && target.address === endpoint,
  );
  return route === undefined
    ? check(
        "no",
        `no route leads to ${endpoint}: the endpoint needs this subnet's route table`,
        address,
        "route_table",
      )
    : check("yes", `the route table leads to ${endpoint}`, route.address);
}
