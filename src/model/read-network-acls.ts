import { AttributeReader } from "./attribute-reader";
import { NETWORK_ACL, SUBNET, VPC, ownAndLookedUp } from "./element-types";
import { ALL_PORTS, portsOf, protocolOf } from "./read-flow-rules";
import { ownersBy, ownersOf, type Owners } from "./read-owners";
import type { ResourceGraph } from "./resource-graph";
import { allTold, byAddress, joinedReasons, known, untold, whenTold } from "./told";
import type { AclRule, NetworkAcl, PortRange, Told } from "./topology";

/** What a subnet has that no other list is given to: AWS's default list lets everything through. */
const DEFAULT_ACL = "default";

/** A list without rules of its own denies everything: https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html */
export function readNetworkAcls(graph: ResourceGraph): readonly NetworkAcl[] {
  const separate = ownersBy(readersOf(graph, "aws_network_acl_rule"), "network_acl_id", NETWORK_ACL);
  return byAddress(
    readersOf(graph, ...NETWORK_ACL).map((acl) => ({
      address: acl.address,
      ingress: rulesOf(acl, false, separate),
      egress: rulesOf(acl, true, separate),
    })),
  );
}

/** The list of a subnet: one that names it, else the adopted default list of its VPC, else AWS's default. */
export function aclLookup(graph: ResourceGraph): (subnet: string, network: Told<string>) => Told<string> {
  const lists = readersOf(graph, ...NETWORK_ACL).map((acl) => ({
    acl: acl.address,
    subnets: acl.many("subnet_ids", SUBNET, []),
    candidates: acl.candidates("subnet_ids", SUBNET),
  }));
  const byAssociation = ownersBy(readersOf(graph, "aws_network_acl_association"), "subnet_id", SUBNET);
  const adopted = ownersOf(readersOf(graph, "aws_default_network_acl"), (acl) =>
    acl.isWritten("vpc_id") ? acl.one("vpc_id", VPC) : acl.one("default_network_acl_id", VPC),
  );
  return (subnet, network) => {
    const [association] = byAssociation.of(subnet);
    if (association !== undefined) return association.one("network_acl_id", NETWORK_ACL);
    const naming = lists.find(({ subnets }) => subnets.known && subnets.value.includes(subnet));
    if (naming !== undefined) return known(naming.acl);
    const doubts = [
      ...[byAssociation.doubt(subnet) ?? []].flat(),
      ...lists.flatMap(({ subnets, candidates }) =>
        subnets.known || candidates?.includes(subnet) === false ? [] : [subnets.because],
      ),
    ];
    if (doubts.length > 0) return untold(joinedReasons(doubts));
    if (adopted.unclear.length > 0 && !network.known) return network;
    const [own] = network.known ? adopted.of(network.value) : [];
    if (own !== undefined) return known(own.address);
    return known(DEFAULT_ACL);
  };
}

function readersOf(graph: ResourceGraph, ...types: readonly string[]): readonly AttributeReader[] {
  return ownAndLookedUp(graph, types)
    .filter(({ mode }) => mode === "managed")
    .map((resource) => AttributeReader.of(graph, resource));
}

function rulesOf(acl: AttributeReader, egress: boolean, separate: Owners): Told<readonly AclRule[]> {
  const doubt = separate.doubt(acl.address);
  if (doubt !== undefined) return untold(doubt);
  const apart: Told<AclRule>[] = [];
  for (const rule of separate.of(acl.address)) {
    const outgoing = rule.flag("egress", false);
    if (!outgoing.known) return outgoing;
    if (outgoing.value === egress) apart.push(ruleOf(rule, "rule_number", "rule_action"));
  }
  return whenTold(acl.blocks(egress ? "egress" : "ingress"), (blocks) => {
    const inside = blocks.map((block) => ruleOf(block, "rule_no", "action"));
    return whenTold(allTold([...apart, ...inside]), (rules) => known(withoutRepetitions(rules)));
  });
}

function ruleOf(rule: AttributeReader, numberAttribute: string, actionAttribute: string): Told<AclRule> {
  const number = rule.number(numberAttribute);
  const action = rule.text(actionAttribute);
  const protocol = protocolOf(rule.text("protocol"));
  const cidr = rule.text(rule.isWritten("ipv6_cidr_block") ? "ipv6_cidr_block" : "cidr_block");
  const ports = aclPorts(rule, protocol);
  if (!number.known) return number;
  if (!action.known) return action;
  if (!protocol.known) return protocol;
  if (!ports.known) return ports;
  if (!cidr.known) return cidr;
  return known({
    address: rule.address,
    number: number.value,
    allow: action.value.toLowerCase() === "allow",
    protocol: protocol.value,
    ports: ports.value,
    cidr: cidr.value,
  });
}

/** ICMP rules have a type instead of ports. */
function aclPorts(rule: AttributeReader, protocol: Told<string>): Told<PortRange> {
  if (!protocol.known || !protocol.value.startsWith("icmp")) return portsOf(rule, protocol);
  return whenTold(rule.number("icmp_type", -1), (type) =>
    known(type < 0 ? ALL_PORTS : { from: type, to: type }),
  );
}

/** In a state a list repeats the rules that stand apart; a number is there once for each kind of address. */
function withoutRepetitions(rules: readonly AclRule[]): readonly AclRule[] {
  const kept = new Map<string, AclRule>();
  for (const rule of rules) {
    const key = `${rule.number} ${rule.cidr.includes(":") ? "ipv6" : "ipv4"}`;
    if (!kept.has(key)) kept.set(key, rule);
  }
  return [...kept.values()].sort((a, b) => a.number - b.number || (a.cidr < b.cidr ? -1 : 1));
}
