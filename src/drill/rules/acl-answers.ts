import type { AclRule, NetworkAcl, PortRange, Subnet } from "../../model/topology";
import { dropsSome, isTcp, meets } from "./acl-ports";
import { fails, type Rule } from "./rule";
import type { RuleContext } from "./rule-context";
import { listOf, valueOf } from "./told-values";

/**
 * The client ports of Linux, which every other client's range holds too.
 * https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
 */
const CLIENT_PORTS: PortRange = { from: 32768, to: 60999 };
/** Those of balancers' nodes (the same page). */
const BALANCER_PORTS: PortRange = { from: 1024, to: 65535 };

export const aclAnswers: Rule = {
  id: "acl-answers",
  title: "An access list lets the answers through, too",
  why: "Access lists are stateless: an answer goes to the client's port, any of a wide range, and is dropped where no entry lets it back.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports",
  check: (context) => {
    const { networkAcls, subnets } = context.topology;
    return networkAcls
      .filter(({ address }) => subnets.some(({ acl }) => acl.known && acl.value === address))
      .flatMap((list) => {
        const { address, ingress, egress } = list;
        if (!ingress.known || !egress.known) return [];
        const all = [
          ...unanswered(listOf(ingress), listOf(egress)).map(
            (what) => `what comes in as ${what} is not let out`,
          ),
          ...unanswered(listOf(egress), listOf(ingress)).map(
            (what) => `what goes out as ${what} is not let in`,
          ),
        ];
        const toBalancers = all.length === 0 ? unansweredBalancers(context, list) : [];
        if (all.length + toBalancers.length === 0) return [];
        const { from, to } = all.length > 0 ? CLIENT_PORTS : BALANCER_PORTS;
        return [
          fails(
            address,
            `${address} drops answers to ports ${from} to ${to}: the answer to ${[...all, ...toBalancers].join("; the answer to ")}`,
            "Allow the client ports, 1024 to 65535, in the other direction.",
          ),
        ];
      });
  },
};

/** Entries for a service, not for client ports themselves, whose answers no entry lets back on some client port. */
function unanswered(asked: readonly AclRule[], answering: readonly AclRule[]): readonly string[] {
  return asked
    .filter(({ allow, protocol, ports }) => allow && isTcp(protocol) && !meets(ports, CLIENT_PORTS))
    .filter(({ cidr }) => dropsSome(answering, cidr, CLIENT_PORTS))
    .map(({ cidr, ports }) => `tcp ${ports.from} to ${ports.to} with ${cidr}`);
}

/** Balancers whose targets' answers the list drops on some port, on the way out of these or on the way in to them. */
function unansweredBalancers(context: RuleContext, list: NetworkAcl): readonly string[] {
  const isHere = ({ acl }: Subnet): boolean => acl.known && acl.value === list.address;
  const placesOf = (addresses: readonly string[]) =>
    addresses.flatMap((address) => context.subnets.get(address) ?? []);
  const dropped = context.forwards.flatMap(({ balancer, group }) => {
    const nodes = placesOf(listOf(balancer.subnets));
    const targets = (context.fleetsOf.get(group) ?? []).flatMap(({ subnets }) => placesOf(listOf(subnets)));
    const isDropped = (rules: readonly AclRule[], own: readonly Subnet[], others: readonly Subnet[]) =>
      own.some(
        (subnet) =>
          isHere(subnet) &&
          others.some((other) => {
            const cidr = valueOf(other.cidr);
            // Between two in one subnet no list is asked.
            return other !== subnet && cidr !== undefined && dropsSome(rules, cidr, BALANCER_PORTS);
          }),
      );
    if (isDropped(listOf(list.egress), targets, nodes))
      return [`what comes in from ${balancer.address} is not let out`];
    return isDropped(listOf(list.ingress), nodes, targets)
      ? [`what goes out from ${balancer.address} is not let in`]
      : [];
  });
  return [...new Set(dropped)];
}
