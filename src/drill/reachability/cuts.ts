import type { AclRule, FlowRule, Told } from "../../model/topology";
import { type AddressBlock, internetSamples, ipv4Block, samplesOf } from "./addresses";
import type { NetworkIndex } from "./network-index";
import { EPHEMERAL_PORTS, hasPorts, protocolName } from "./protocols";
import { groupsOf, type Spot } from "./spots";

/** What the rules around some spots tell apart: between these borders every address and port is treated alike. */
export interface Cuts {
  readonly blocks: readonly AddressBlock[];
  readonly aclRules: readonly AclRule[];
}

const EVERY_ADDRESS: AddressBlock = { from: 0, to: 2 ** 32 - 1, prefixBits: 0 };

/** @param subnets further subnets on the way, such as a NAT gateway's. */
export function cutsOf(index: NetworkIndex, spots: readonly Spot[], subnets: readonly string[] = []): Cuts {
  const all = new Set([...spots.map(({ subnet }) => subnet), ...subnets]);
  const aclRules = [...all].flatMap((subnet) => aclRulesOf(index, subnet));
  const cidrs = [
    ...aclRules.map(({ cidr }) => cidr),
    ...[...all].flatMap((subnet) => [...routeCidrs(index, subnet), ...networkCidrs(index, subnet)]),
    ...spots.flatMap(({ place }) => {
      const groups = groupsOf(index, place);
      return groups.known ? groups.value.flatMap((group) => groupCidrs(index, group)) : [];
    }),
  ];
  return { blocks: [...new Set(cidrs)].flatMap((cidr) => ipv4Block(cidr) ?? []), aclRules };
}

/** The addresses that something in a subnet may have. Of a subnet that is not told: any at all. */
export function addressSamples(index: NetworkIndex, subnet: string, { blocks }: Cuts): readonly number[] {
  const cidr = index.subnets.get(subnet)?.cidr;
  const block = cidr?.known === true ? ipv4Block(cidr.value) : undefined;
  return samplesOf(block ?? EVERY_ADDRESS, blocks);
}

export function outsideSamples({ blocks }: Cuts): readonly number[] {
  return internetSamples(blocks);
}

/** The ports that a client may have an answer sent to. */
export function clientPortSamples(protocol: string, { aclRules }: Cuts): readonly number[] {
  if (!hasPorts(protocol)) return [EPHEMERAL_PORTS.from];
  const { from, to } = EPHEMERAL_PORTS;
  const starts = aclRules
    .filter((rule) => protocolName(rule.protocol) === protocol)
    .flatMap(({ ports }) => [ports.from, ports.to + 1])
    .filter((port) => port >= from && port <= to);
  return [...new Set([from, ...starts])].sort((a, b) => a - b);
}

function aclRulesOf(index: NetworkIndex, subnet: string): readonly AclRule[] {
  const acl = index.subnets.get(subnet)?.acl;
  const found = acl?.known === true ? index.acls.get(acl.value) : undefined;
  return found === undefined ? [] : [...told(found.ingress), ...told(found.egress)];
}

function routeCidrs(index: NetworkIndex, subnet: string): readonly string[] {
  const routes = index.subnets.get(subnet)?.routes;
  return (routes?.known === true ? routes.value : []).flatMap(({ destination }) =>
    destination.known ? [destination.value] : [],
  );
}

function networkCidrs(index: NetworkIndex, subnet: string): readonly string[] {
  const network = index.subnets.get(subnet)?.network;
  const found = network?.known === true ? index.networks.get(network.value) : undefined;
  return (found?.cidrs ?? []).flatMap((cidr) => (cidr.known ? [cidr.value] : []));
}

function groupCidrs(index: NetworkIndex, group: string): readonly string[] {
  const found = index.groups.get(group);
  const rules: readonly FlowRule[] =
    found === undefined ? [] : [...told(found.ingress), ...told(found.egress)];
  return rules.flatMap(({ peer }) => (peer.kind === "cidr" ? [peer.cidr] : []));
}

function told<T>(rules: Told<readonly T[]>): readonly T[] {
  return rules.known ? rules.value : [];
}
