import type { Route, Subnet } from "../../model/topology";
import { addressText, holds, ipv4Block, readBlock } from "./addresses";
import type { NetworkIndex } from "./network-index";
import { check, type Check } from "./verdict";

/** Where the route table of a subnet sends a packet that leaves the network. */
export type Outward =
  | { readonly kind: "internet-gateway"; readonly check: Check }
  | { readonly kind: "nat"; readonly nat: string; readonly check: Check }
  /** No route, or nobody can tell which: the check says. */
  | { readonly kind: "none"; readonly check: Check };

/** An AWS network is at most a /16, so that a shorter route never beats the network's own. */
const SHORTEST_LOCAL_BITS = 16;

/** Whether the network's own route, which every table has, takes a packet to an address inside. */
export function localRoute(index: NetworkIndex, subnet: Subnet, destination: number): Check {
  const { routes, address } = subnet;
  if (!routes.known) return check("unknown", `its routes are not told: ${routes.because}`, address);
  const localBits = localPrefixBits(index, subnet, destination);
  for (const route of routes.value) {
    if (!route.destination.known) {
      if (route.target.kind !== "other") continue;
      return check(
        "unknown",
        `where this route leads to is not told: ${route.destination.because}`,
        route.address,
      );
    }
    const block = ipv4Block(route.destination.value);
    if (block === undefined || !holds(block, destination)) continue;
    const closer =
      block.prefixBits > localBits || (block.prefixBits === localBits && route.target.kind === "other");
    if (closer)
      return check(
        "unknown",
        `${route.destination.value} takes the packet off the network's own route, to ${targetText(route)}`,
        route.address,
      );
  }
  return check("yes", `the network's own route leads to ${addressText(destination)}`, address, "route_table");
}

function localPrefixBits(index: NetworkIndex, { network }: Subnet, destination: number): number {
  const blocks = network.known ? (index.networks.get(network.value)?.cidrs ?? []) : [];
  const bits = blocks.flatMap((cidr) => {
    const block = cidr.known ? ipv4Block(cidr.value) : undefined;
    return block !== undefined && holds(block, destination) ? [block.prefixBits] : [];
  });
  return bits.length === 0 ? SHORTEST_LOCAL_BITS - 1 : Math.max(...bits);
}

/** Whether a packet to an address in another network gets there: no link between networks is modelled. */
export function crossRoute(index: NetworkIndex, subnet: Subnet, destination: number): Check {
  const own = subnet.network.known ? (index.networks.get(subnet.network.value)?.cidrs ?? []) : [];
  const covers = (cidr: string) => {
    const block = ipv4Block(cidr);
    return block !== undefined && holds(block, destination);
  };
  if (own.some((cidr) => cidr.known && covers(cidr.value)))
    return check("no", `${addressText(destination)} is an address of its own network too`, subnet.address);
  const way = outwardRoute(subnet, destination);
  if (way.check.truth === "unknown") return way.check;
  return check(
    "no",
    `no route leads to ${addressText(destination)} in another network: it needs a link between the two`,
    subnet.address,
    "route_table",
  );
}

/** The most specific route to an address on the internet. */
export function outwardRoute(subnet: Subnet, destination: number): Outward {
  const { routes, address } = subnet;
  if (!routes.known)
    return { kind: "none", check: check("unknown", `its routes are not told: ${routes.because}`, address) };
  const { best, untold } = candidates(routes.value, destination);
  const [route, ...twins] = best;
  const rival = [...untold, ...twins].find((other) => route === undefined || !sameTarget(route, other));
  if (rival !== undefined)
    return {
      kind: "none",
      check: check(
        "unknown",
        `whether this route takes ${addressText(destination)} is not told`,
        rival.address,
      ),
    };
  if (route === undefined)
    return {
      kind: "none",
      check: check(
        "no",
        `no route leads to ${addressText(destination)}: it needs one to an internet gateway or a NAT gateway`,
        address,
        "route_table",
      ),
    };
  return through(route, destination);
}

function through(route: Route, destination: number): Outward {
  const { target } = route;
  const text = `${route.destination.known ? route.destination.value : "the route"} leads to ${targetText(route)}`;
  switch (target.kind) {
    case "internet-gateway":
      return { kind: "internet-gateway", check: check("yes", text, route.address) };
    case "nat":
      return { kind: "nat", nat: target.address, check: check("yes", text, route.address) };
    case "gateway-endpoint":
      return {
        kind: "none",
        check: check("no", `${text}, not to ${addressText(destination)}`, route.address),
      };
    case "other":
      return { kind: "none", check: check("unknown", `${text}, which is not modelled`, route.address) };
  }
}

/** The longest of the routes that match, and those of which nobody can tell. */
function candidates(routes: readonly Route[], destination: number) {
  let best: Route[] = [];
  let bestBits = -1;
  const untold: Route[] = [];
  for (const route of routes) {
    const block = route.destination.known ? readBlock(route.destination.value) : "no CIDR";
    if (block === "ipv6") continue;
    if (block === "no CIDR") {
      // The addresses of a service behind a gateway endpoint are not "the internet".
      if (route.target.kind !== "gateway-endpoint") untold.push(route);
      continue;
    }
    if (!holds(block, destination) || block.prefixBits < bestBits) continue;
    best = block.prefixBits > bestBits ? [route] : [...best, route];
    bestBits = block.prefixBits;
  }
  return { best, untold };
}

function sameTarget({ target: a }: Route, { target: b }: Route): boolean {
  if (a.kind === "other" || b.kind === "other") return a.kind === b.kind;
  return a.kind === b.kind && a.address === b.address;
}

export function targetText({ target }: Route): string {
  return target.kind === "other" ? target.what : target.address;
}
