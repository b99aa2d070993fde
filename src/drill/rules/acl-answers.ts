import type { AclRule, PortRange } from "../../model/topology";
import { ipv4Block } from "../reachability/addresses";
import { protocolName } from "../reachability/protocols";
import { fails, type Rule } from "./rule";
import { listOf } from "./told-values";

/**
 * The client ports of Linux, which every other client's range holds too: balancers and NAT gateways take 1024 to 65535.
 * https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
 */
const CLIENT_PORTS: PortRange = { from: 32768, to: 60999 };

export const aclAnswers: Rule = {
  id: "acl-answers",
  title: "An access list lets the answers through, too",
  why: "Access lists are stateless: an answer goes to the client's port, any of a wide range, and is dropped where no entry lets it back.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports",
  check: ({ topology }) =>
    topology.networkAcls
      .filter(({ address }) => topology.subnets.some(({ acl }) => acl.known && acl.value === address))
      .flatMap(({ address, ingress, egress }) => {
        if (!ingress.known || !egress.known) return [];
        const dropped = [
          ...unanswered(listOf(ingress), listOf(egress)).map(
            (what) => `what comes in as ${what} is not let out`,
          ),
          ...unanswered(listOf(egress), listOf(ingress)).map(
            (what) => `what goes out as ${what} is not let in`,
          ),
        ];
        if (dropped.length === 0) return [];
        const ports = `${CLIENT_PORTS.from} to ${CLIENT_PORTS.to}`;
        return [
          fails(
            address,
            `${address} drops answers to ports ${ports}: the answer to ${dropped.join("; the answer to ")}`,
            "Allow the client ports, 1024 to 65535, in the other direction.",
          ),
        ];
      }),
};

/** Entries for a service, not for client ports themselves, whose answers no entry lets back on some client port. */
function unanswered(asked: readonly AclRule[], answering: readonly AclRule[]): readonly string[] {
  return asked
    .filter(({ allow, protocol, ports }) => allow && isTcp(protocol) && !meets(ports, CLIENT_PORTS))
    .filter(({ cidr }) => samplePorts(answering).some((port) => isDropped(answering, cidr, port)))
    .map(({ cidr, ports }) => `tcp ${ports.from} to ${ports.to} with ${cidr}`);
}

/** One port of every stretch of the client ports that the entries treat alike. */
function samplePorts(rules: readonly AclRule[]): readonly number[] {
  const starts = rules.flatMap(({ ports }) => [ports.from, ports.to + 1]);
  return [CLIENT_PORTS.from, ...starts.filter((port) => CLIENT_PORTS.from < port && port <= CLIENT_PORTS.to)];
}

/** Whether a port is dropped for every address of a block: entries for a part of it are read in its favour. */
function isDropped(rules: readonly AclRule[], cidr: string, port: number): boolean {
  const peer = ipv4Block(cidr);
  if (peer === undefined) return false;
  const decisive = [...rules]
    .sort((a, b) => a.number - b.number)
    .find((rule) => {
      const block = ipv4Block(rule.cidr);
      if (block === undefined || !isTcp(rule.protocol, true)) return false;
      const isAbout = isTcp(rule.protocol) ? holdsPort(rule.ports, port) : true;
      const isTouched = block.from <= peer.to && peer.from <= block.to;
      const isWhole = block.from <= peer.from && peer.to <= block.to;
      return isAbout && (rule.allow ? isTouched : isWhole);
    });
  return decisive?.allow !== true;
}

/** @param orAll whether an entry for all protocols, which looks at no port, counts. */
function isTcp(protocol: string, orAll = false): boolean {
  const name = protocolName(protocol);
  return name === "tcp" || (orAll && name === "-1");
}

function holdsPort({ from, to }: PortRange, port: number): boolean {
  return from <= port && port <= to;
}

function meets(a: PortRange, b: PortRange): boolean {
  return a.from <= b.to && b.from <= a.to;
}
