import type { AttributeReader } from "./attribute-reader";
import { ENDPOINT, INTERNET_GATEWAY, NAT_GATEWAY } from "./element-types";
import type { RouteTarget } from "./topology";

/** Where a route can lead besides a gateway, with the words for it. */
const OTHER_TARGETS: readonly (readonly [attribute: string, what: string])[] = [
  ["carrier_gateway_id", "a carrier gateway"],
  ["core_network_arn", "a core network"],
  ["egress_only_gateway_id", "an egress-only internet gateway"],
  ["instance_id", "an instance"],
  ["local_gateway_id", "a local gateway"],
  ["network_interface_id", "a network interface"],
  ["transit_gateway_id", "a transit gateway"],
  ["vpc_peering_connection_id", "a peering connection"],
];

/** Of an `aws_route`, or of a route that is written inside its table. */
export function targetOf(route: AttributeReader): RouteTarget {
  if (route.isWritten("gateway_id")) return gatewayOf(route);
  if (route.isWritten("nat_gateway_id")) return natOf(route);
  if (route.isWritten("vpc_endpoint_id")) return endpointOf(route);
  const other = OTHER_TARGETS.find(([attribute]) => route.isWritten(attribute));
  if (other === undefined)
    return { kind: "other", what: `nothing that ${route.where("gateway_id")} or its like names` };
  const [attribute, what] = other;
  return { kind: "other", what: named(route, attribute, what) };
}

/** Internet gateways that another configuration made are known by their id: they have no zone and nothing to read. */
function gatewayOf(route: AttributeReader): RouteTarget {
  const gateway = route.one("gateway_id", INTERNET_GATEWAY);
  if (gateway.known) return { kind: "internet-gateway", address: gateway.value };
  const id = route.text("gateway_id");
  if (id.known && id.value.startsWith("igw-")) return { kind: "internet-gateway", address: id.value };
  if (route.one("gateway_id", ENDPOINT).known) return endpointOf(route, "gateway_id");
  return { kind: "other", what: named(route, "gateway_id", "a gateway") };
}

/** A private NAT gateway leads to other networks, never to the internet. */
function natOf(route: AttributeReader): RouteTarget {
  const nat = route.one("nat_gateway_id", NAT_GATEWAY);
  if (!nat.known) return { kind: "other", what: named(route, "nat_gateway_id", "a NAT gateway") };
  const connectivity = route.graph.get(nat.value)?.attributes["connectivity_type"];
  return connectivity === undefined ||
    (connectivity.kind === "known" && (connectivity.value === null || connectivity.value === "public"))
    ? { kind: "nat", address: nat.value }
    : { kind: "other", what: `the private NAT gateway ${nat.value}` };
}

function endpointOf(route: AttributeReader, attribute = "vpc_endpoint_id"): RouteTarget {
  return { kind: "other", what: named(route, attribute, "an endpoint of a Gateway Load Balancer") };
}

function named(route: AttributeReader, attribute: string, what: string): string {
  const written = route.written(attribute);
  return written.known ? `${what}: ${written.value}` : `${what} that cannot be told: ${written.because}`;
}
