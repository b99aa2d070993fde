import type { FlowPeer, FlowRule, Told } from "../../model/topology";
import { holds, readBlock } from "./addresses";
import type { NetworkIndex } from "./network-index";
import type { Place } from "./place";
import { hasPorts, protocolName } from "./protocols";
import { groupsOf } from "./spots";
import { check, type Check, type Truth } from "./verdict";

/** The end of a connection that a security group's rule is compared with. */
export interface Peer {
  readonly place: Place;
  /** Of a gateway endpoint's service: one on the internet. */
  readonly address: number;
  /** False where the packet comes over the internet: then only its address counts, no group. */
  readonly byGroup: boolean;
}

export interface Connection {
  readonly protocol: string;
  /** The server's. */
  readonly port: number;
  readonly peer: Peer;
}

/** Whether the security groups of a place let a connection begin, out of it or into it. They are stateful. */
export function groupCheck(
  index: NetworkIndex,
  place: Place,
  direction: "ingress" | "egress",
  connection: Connection,
): Check {
  const groups = groupsOf(index, place);
  if (!groups.known)
    return check("unknown", `its security groups are not told: ${groups.because}`, place.address);
  if (groups.value.length === 0) return withoutGroups(index, place);
  const verdicts = groups.value.map((group) => oneGroup(index, group, direction, connection));
  const decided =
    verdicts.find(({ taints }) => taints === true) ?? verdicts.find(({ truth }) => truth === "yes");
  const verdict = decided ?? verdicts.find(({ truth }) => truth === "unknown");
  return verdict ?? check("no", missingRule(direction, connection), groups.value.join(", "), direction);
}

/** A network balancer may go without; anything else then gets the network's default group, which is not read. */
function withoutGroups(index: NetworkIndex, { kind, address }: Place): Check {
  if (kind === "balancer" && index.balancers.get(address)?.kind === "network")
    return check("yes", "a network balancer without security groups lets everything through", address);
  return check("unknown", "it names no security group, and the network's default one is not read", address);
}

function oneGroup(
  index: NetworkIndex,
  address: string,
  direction: "ingress" | "egress",
  connection: Connection,
): Check {
  const taint = index.taints.get(address);
  if (taint !== undefined) return { ...check("unknown", taint, address), taints: true };
  const rules = index.groups.get(address)?.[direction];
  if (rules === undefined) return check("unknown", "this group is not part of the configuration", address);
  if (!rules.known) return check("unknown", `its ${direction} is not told: ${rules.because}`, address);
  let untold: FlowRule | undefined;
  for (const rule of rules.value) {
    const truth = matches(index, rule, connection);
    if (truth === "yes") return check("yes", `${ruleText(rule)} lets it through`, rule.address);
    if (truth === "unknown") untold ??= rule;
  }
  if (untold !== undefined)
    return check(
      "unknown",
      `whether this rule lets it through is not told: ${untoldText(untold)}`,
      untold.address,
    );
  return check("no", missingRule(direction, connection), address, direction);
}

function matches(index: NetworkIndex, { protocol, ports, peer }: FlowRule, connection: Connection): Truth {
  const parts: Truth[] = [peerMatches(index, peer, connection.peer)];
  if (!protocol.known) parts.push("unknown");
  const name = protocol.known ? protocolName(protocol.value) : undefined;
  if (name !== undefined && name !== "-1" && name !== connection.protocol) return "no";
  if (name !== "-1" && hasPorts(connection.protocol)) {
    if (!ports.known) parts.push("unknown");
    else if (connection.port < ports.value.from || connection.port > ports.value.to)
      // A rule for all protocols, if that is what it is, looks at no port.
      parts.push(name === undefined ? "unknown" : "no");
  }
  if (parts.includes("no")) return "no";
  return parts.includes("unknown") ? "unknown" : "yes";
}

function peerMatches(index: NetworkIndex, peer: FlowPeer, other: Peer): Truth {
  switch (peer.kind) {
    case "group":
      return inGroup(index, peer.address, other);
    case "cidr":
      return inBlock(index, peer.cidr, other);
    case "prefix-list": {
      const endpoints = index.prefixLists.get(peer.id);
      if (endpoints === undefined) return "unknown";
      if (other.place.kind === "gateway-endpoint") return endpoints.has(other.place.address) ? "yes" : "no";
      // The list of an AWS service holds public addresses only, and not all of them.
      return other.byGroup ? "no" : "unknown";
    }
    case "unknown":
      return "unknown";
  }
}

function inGroup(index: NetworkIndex, group: string, { place, byGroup }: Peer): Truth {
  if (!byGroup) return "no";
  const groups: Told<readonly string[]> = groupsOf(index, place);
  if (!groups.known) return "unknown";
  if (groups.value.includes(group)) return "yes";
  // Without a group of its own it may be in any that is not read.
  return groups.value.length === 0 && index.balancers.get(place.address)?.kind !== "network"
    ? "unknown"
    : "no";
}

function inBlock(index: NetworkIndex, cidr: string, { address, place }: Peer): Truth {
  const block = readBlock(cidr);
  if (block === "no CIDR") return "unknown";
  if (block === "ipv6") return hasIpv6(index) ? "unknown" : "no";
  if (!holds(block, address)) return "no";
  return keepsClientAddresses(index, place) && block.prefixBits > 0 ? "unknown" : "yes";
}

/**
 * Behind a network balancer without groups an instance sees its clients' addresses, not the balancer's:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation
 */
function keepsClientAddresses(index: NetworkIndex, place: Place): boolean {
  if (index.balancers.get(place.address)?.kind !== "network") return false;
  const groups = groupsOf(index, place);
  return !groups.known || groups.value.length === 0;
}

/** Only IPv4 is modelled: where a network has IPv6 too, a rule for it may let through what IPv4 does not. */
function hasIpv6({ topology }: NetworkIndex): boolean {
  return topology.networks.some(({ cidrs }) =>
    cidrs.some((cidr) => !cidr.known || readBlock(cidr.value) === "ipv6"),
  );
}

function missingRule(direction: "ingress" | "egress", { protocol, port, peer }: Connection): string {
  // Port 0 stands for a whole range that no rule is about.
  const what = hasPorts(protocol) && port > 0 ? `${protocol} ${port}` : protocol;
  const end = direction === "ingress" ? "from" : "to";
  return `no ${direction} rule lets ${what} ${end} ${peer.place.address} through: it needs one`;
}

function ruleText({ protocol, ports, peer }: FlowRule): string {
  const name = protocol.known ? protocolName(protocol.value) : "any";
  const range = ports.known && hasPorts(name) ? ` ${ports.value.from}-${ports.value.to}` : "";
  return `${name === "-1" ? "all protocols" : `${name}${range}`} with ${peerText(peer)}`;
}

function peerText(peer: FlowPeer): string {
  if (peer.kind === "cidr") return peer.cidr;
  if (peer.kind === "group") return peer.address;
  return peer.kind === "prefix-list" ? `prefix list ${peer.id}` : "a peer that is not told";
}

function untoldText({ protocol, ports, peer }: FlowRule): string {
  if (peer.kind === "unknown") return peer.because;
  if (!protocol.known) return protocol.because;
  if (!ports.known) return ports.because;
  return `which addresses ${peerText(peer)} stands for`;
}
