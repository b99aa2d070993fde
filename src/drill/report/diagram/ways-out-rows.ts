import type { Endpoint, NatGateway, Topology } from "../../../model/topology";
import { counted, nameOf, titleOf } from "./names";
import type { Box, Row } from "./picture";
import type { SubnetPlaces } from "./subnet-places";

/** How instances of a network reach what is outside: NAT gateways, and endpoints of AWS's services. */
export function waysOutRows(
  { natGateways, endpoints }: Topology,
  places: SubnetPlaces,
): readonly (readonly [network: string | undefined, row: Row])[] {
  const nats = natGateways.map((nat) => [networkOfNat(nat, places), nat] as const);
  const ends = endpoints.map((endpoint) => [networkOfEndpoint(endpoint, places), endpoint] as const);
  const networks = [...new Set([...nats, ...ends].map(([network]) => network))];
  return networks.flatMap((network) => {
    const ownNats = nats.flatMap(([of, nat]) => (of === network ? [nat] : []));
    const ownEnds = ends.flatMap(([of, end]) => (of === network ? [end] : []));
    const rows = [natRow(network, ownNats, places), endpointsRow(network, ownEnds, places)];
    return rows.flatMap((row) => (row === undefined ? [] : [[network, row] as const]));
  });
}

function natRow(
  network: string | undefined,
  nats: readonly NatGateway[],
  places: SubnetPlaces,
): Row | undefined {
  if (nats.length === 0) return undefined;
  return {
    id: `${network ?? ""} nat`,
    kind: "nat",
    title: counted(nats.length, "NAT gateway"),
    notes: ["the instances' way to", "the internet"],
    boxes: nats.map(({ address, subnet }) => ({
      id: address,
      kind: "nat",
      element: address,
      ...(subnet.known ? { zone: places.zoneOf(subnet.value) } : {}),
      subnets: subnet.known ? [subnet.value] : [],
      label: titleOf(address, "NAT gateway"),
    })),
  };
}

function endpointsRow(
  network: string | undefined,
  endpoints: readonly Endpoint[],
  places: SubnetPlaces,
): Row | undefined {
  if (endpoints.length === 0) return undefined;
  const gateways = endpoints.filter(({ kind }) => kind === "gateway").map(serviceOf);
  return {
    id: `${network ?? ""} endpoints`,
    kind: "endpoints",
    title: "AWS endpoints",
    notes: [
      "the instances' way to AWS",
      ...(gateways.length > 0 ? [`and by a gateway: ${gateways.join(", ")}`] : []),
    ],
    boxes: endpoints.filter(({ kind }) => kind === "interface").flatMap((each) => chipsOf(each, places)),
  };
}

function chipsOf(endpoint: Endpoint, places: SubnetPlaces): readonly Box[] {
  const { address, subnets } = endpoint;
  return [...places.byZone(subnets)].map(([zone, own]) => ({
    id: `${address}@${zone}`,
    kind: "endpoint",
    element: address,
    zone,
    subnets: own,
    label: serviceOf(endpoint),
  }));
}

function serviceOf({ service, address }: Endpoint): string {
  return service.known ? service.value : nameOf(address);
}

function networkOfNat({ subnet }: NatGateway, places: SubnetPlaces): string | undefined {
  return subnet.known ? places.networkOf([subnet.value]) : undefined;
}

function networkOfEndpoint({ network, subnets }: Endpoint, places: SubnetPlaces): string | undefined {
  if (network.known) return network.value;
  return subnets.known ? places.networkOf(subnets.value) : undefined;
}
