import type { Flow } from "../drill-report";
import { ipv4Block } from "./addresses";
import type { NetworkIndex } from "./network-index";
import type { Place } from "./place";
import { targetText } from "./routes";
import { subnetsOf } from "./spots";
import { check } from "./verdict";
import type { Network, Route, Subnet } from "../../model/topology";

/** The network that a place lies in; undefined for the internet, and where it is not told or not one. */
export function networkOf(index: NetworkIndex, place: Place): string | undefined {
  const { kind, address } = place;
  if (kind === "gateway-endpoint") {
    const network = index.endpoints.get(address)?.network;
    return network?.known === true ? network.value : undefined;
  }
  const subnets = subnetsOf(index, place);
  if (!subnets.known) return undefined;
  const networks = subnets.value.map((subnet) => {
    const network = index.subnets.get(subnet)?.network;
    return network?.known === true ? network.value : undefined;
  });
  const [first] = networks;
  return networks.every((network) => network === first) ? first : undefined;
}

/**
 * What flows from one network to the others: nothing, for no link between networks is modelled; but a route to
 * something else that covers another network's addresses may be one.
 */
export function crossFlows(index: NetworkIndex): readonly Flow[] {
  const { networks } = index.topology;
  if (networks.length < 2) return [];
  const routes = routesByNetwork(index);
  return networks.flatMap((network) => {
    const linked = linksOf(network, networks, routes).map(({ other, route }) => {
      const text = `whether ${targetText(route)} leads there is not modelled`;
      return flow(network, other.address, "cannot tell", text, route.address);
    });
    if (linked.length === networks.length - 1) return linked;
    const rest = linked.length === 0 ? "every other network" : "every network that is not listed";
    const none = "no route leads there: it needs a link between the two networks";
    return [...linked, flow(network, rest, "blocked", none, network.address)];
  });
}

/** By the address of a network: the others that one of its routes may lead to. */
export function linkedNetworks(index: NetworkIndex): ReadonlyMap<string, readonly string[]> {
  const { networks } = index.topology;
  if (networks.length < 2) return new Map();
  const routes = routesByNetwork(index);
  return new Map(
    networks.map((network) => [
      network.address,
      linksOf(network, networks, routes).map(({ other }) => other.address),
    ]),
  );
}

function linksOf(
  network: Network,
  networks: readonly Network[],
  routes: ReadonlyMap<string, readonly Route[]>,
): readonly { readonly other: Network; readonly route: Route }[] {
  const suspects = (routes.get(network.address) ?? []).filter(({ target }) => target.kind === "other");
  return networks.flatMap((other) => {
    const route = other === network ? undefined : suspects.find((suspect) => mayLeadTo(suspect, other));
    return route === undefined ? [] : [{ other, route }];
  });
}

function routesByNetwork({ topology }: NetworkIndex): ReadonlyMap<string, readonly Route[]> {
  const routes = new Map<string, Route[]>();
  for (const { network, routes: own, address } of topology.subnets) {
    if (!network.known) continue;
    const known = routes.get(network.value) ?? [];
    known.push(...(own.known ? own.value : [untoldRoute(address, own.because)]));
    routes.set(network.value, known);
  }
  return routes;
}

function untoldRoute(subnet: Subnet["address"], because: string): Route {
  return {
    address: subnet,
    destination: { known: false, because },
    target: { kind: "other", what: "a route that is not told" },
  };
}

function mayLeadTo({ destination }: Route, { cidrs }: Network): boolean {
  const block = destination.known ? ipv4Block(destination.value) : undefined;
  if (block === undefined) return true;
  return cidrs.some((cidr) => {
    const other = cidr.known ? ipv4Block(cidr.value) : undefined;
    return other === undefined || (block.from <= other.to && other.from <= block.to);
  });
}

function flow(from: Network, to: string, verdict: Flow["verdict"], text: string, address: string): Flow {
  const { reason } = check("no", text, address);
  return { from: from.address, to, protocol: "all", ports: "all", verdict, because: [reason] };
}
