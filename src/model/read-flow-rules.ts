import type { AttributeReader } from "./attribute-reader";
import { SECURITY_GROUP } from "./element-types";
import { prefixListOf } from "./read-prefix-lists";
import { known, whenTold } from "./told";
import type { FlowPeer, FlowRule, PortRange, Told } from "./topology";

export const ALL_PORTS: PortRange = { from: 0, to: 65535 };

/** https://www.iana.org/assignments/protocol-numbers */
const PROTOCOL_NAMES: Readonly<Record<string, string>> = {
  "1": "icmp",
  "6": "tcp",
  "17": "udp",
  "58": "icmpv6",
  all: "-1",
};

/** Lower case names, `-1` for all; other protocols keep their number. */
export function protocolOf(told: Told<string>): Told<string> {
  return whenTold(told, (text) => {
    const name = text.toLowerCase();
    return known(PROTOCOL_NAMES[name] ?? name);
  });
}

/** For ICMP `from_port` is the type, and the code is not looked at; -1 is all of them. */
export function portsOf(reader: AttributeReader, protocol: Told<string>): Told<PortRange> {
  if (protocol.known && protocol.value === "-1") return known(ALL_PORTS);
  const from = reader.number("from_port");
  if (protocol.known && protocol.value.startsWith("icmp")) {
    return whenTold(from, (type) => known(type < 0 ? ALL_PORTS : { from: type, to: type }));
  }
  const to = reader.number("to_port");
  return whenTold(from, (first) =>
    whenTold(to, (last) => known(first < 0 ? ALL_PORTS : { from: first, to: last })),
  );
}

/** A rule of its own, of the newer kind: exactly one peer. */
export function singlePeerRule(rule: AttributeReader, group: string): FlowRule {
  return { ...matchOf(rule, "ip_protocol"), peer: singlePeer(rule, group) };
}

function singlePeer(rule: AttributeReader, group: string): FlowPeer {
  if (rule.isWritten("referenced_security_group_id")) {
    return groupPeer(rule, rule.one("referenced_security_group_id", SECURITY_GROUP), group);
  }
  if (rule.isWritten("prefix_list_id")) return prefixListPeer(prefixListOf(rule, "prefix_list_id"));
  return cidrPeer(rule.text(rule.isWritten("cidr_ipv6") ? "cidr_ipv6" : "cidr_ipv4"));
}

/**
 * A block inside a group, or an `aws_security_group_rule`: many peers, one rule for each.
 * @param groups the attribute that lists groups.
 */
export function manyPeerRules(rule: AttributeReader, group: string, groups: string): readonly FlowRule[] {
  const match = matchOf(rule, "protocol");
  const self = rule.flag("self", false);
  const peers: FlowPeer[] = [
    ...listed(rule, "cidr_blocks").map((item) => cidrPeer(item)),
    ...listed(rule, "ipv6_cidr_blocks").map((item) => cidrPeer(item)),
    ...prefixListPeers(rule),
    ...groupPeers(rule, group, groups),
  ];
  if (!self.known) peers.push({ kind: "unknown", because: self.because });
  else if (self.value) peers.push({ kind: "group", address: group });
  return peers.map((peer) => ({ ...match, peer }));
}

function matchOf(rule: AttributeReader, protocolAttribute: string): Omit<FlowRule, "peer"> {
  const protocol = protocolOf(rule.text(protocolAttribute));
  return { address: rule.address, protocol, ports: portsOf(rule, protocol) };
}

function listed(rule: AttributeReader, path: string): readonly Told<string>[] {
  const all = rule.texts(path, []);
  return all.known ? all.value.map((item) => known(item)) : [all];
}

function cidrPeer(cidr: Told<string>): FlowPeer {
  return cidr.known ? { kind: "cidr", cidr: cidr.value } : { kind: "unknown", because: cidr.because };
}

function prefixListPeer(list: Told<string>): FlowPeer {
  return list.known ? { kind: "prefix-list", id: list.value } : { kind: "unknown", because: list.because };
}

function prefixListPeers(rule: AttributeReader): readonly FlowPeer[] {
  return rule.each("prefix_list_ids").map((path) => prefixListPeer(prefixListOf(rule, path)));
}

function groupPeers(rule: AttributeReader, group: string, groups: string): readonly FlowPeer[] {
  return rule.each(groups).map((path) => groupPeer(rule, rule.one(path, SECURITY_GROUP), group, path));
}

/** A group of another configuration is known by its id: whoever is in it, it is none of ours. */
function groupPeer(rule: AttributeReader, address: Told<string>, group: string, path?: string): FlowPeer {
  if (address.known) return { kind: "group", address: address.value };
  const id = rule.text(path ?? "referenced_security_group_id");
  if (id.known && id.value === "self") return { kind: "group", address: group };
  if (id.known && /^(?:\d{12}\/)?sg-/.test(id.value)) return { kind: "group", address: id.value };
  return { kind: "unknown", because: address.because };
}
