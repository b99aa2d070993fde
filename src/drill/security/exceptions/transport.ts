import { isClosedBehind } from "./entrance";
import { reachesTargetsOnly } from "./target-doors";
import type { RuleContext } from "../../rules/rule-context";
import { valueOf } from "../../rules/told-values";
import type { Exception } from "./exception";

const DOORS =
  "instances let in the groups of their balancer alone on that port, and lie in subnets of their own";
const TARGET_RULES = ["target-group-encryption", "health-check-encryption"];

/** Where requests travel in the open. */
export const TRANSPORT: readonly Exception[] = [
  {
    name: "plain-inside",
    rules: ["listener-encryption"],
    control: "the balancer is internal and lets in security groups alone, no block of addresses",
    reasonAt: (context, address) => {
      const balancer = context.topology.balancers.find(({ listeners }) =>
        listeners.some((listener) => listener.address === address),
      );
      const isInside =
        balancer !== undefined &&
        valueOf(balancer.internal) === true &&
        balancer.securityGroups.known &&
        balancer.securityGroups.value.every((group) => letsInGroupsAlone(context, group));
      return isInside ? reasonOf(context, address) : undefined;
    },
  },
  {
    name: "plain-targets-by-choice",
    rules: TARGET_RULES,
    control: DOORS,
    reasonAt: (context, address) =>
      reachesTargetsOnly(context, address) ? reasonAbout(context, address) : undefined,
  },
  {
    name: "plain-targets",
    rules: TARGET_RULES,
    control: DOORS,
    reasonAt: (context, address) => {
      const forwards = context.forwardsOf.get(address) ?? [];
      const endsTls =
        forwards.length > 0 && forwards.every(({ listener }) => valueOf(listener.protocol) === "HTTPS");
      return endsTls && reachesTargetsOnly(context, address)
        ? "TLS ends at the balancer; behind it requests travel between two security groups of one network"
        : undefined;
    },
  },
  {
    name: "plain-entrance",
    rules: ["world-ingress", "world-port-80", "balancer-internal"],
    control: "nothing but the balancer is reached from outside: no other subnet leads to an internet gateway",
    reasonAt: (context, address) => (isClosedBehind(context) ? reasonAbout(context, address) : undefined),
  },
];

function reasonOf({ declared }: RuleContext, listener: string): string | undefined {
  return declared.acknowledgements.find(
    ({ rule, address }) => rule === "listener-encryption" && address === listener,
  )?.reason;
}

function reasonAbout(context: RuleContext, address: string): string | undefined {
  return listenersAbout(context, address).flatMap((listener) => reasonOf(context, listener) ?? [])[0];
}

function letsInGroupsAlone({ securityGroups }: RuleContext, group: string): boolean {
  const ingress = securityGroups.get(group)?.ingress;
  return ingress?.known === true && ingress.value.every(({ peer }) => peer.kind === "group");
}

/** The listeners that forward to a target group, that a rule of a group opens, or that a balancer has. */
function listenersAbout({ topology, securityGroups }: RuleContext, address: string): readonly string[] {
  return topology.balancers.flatMap((balancer) =>
    balancer.listeners
      .filter(({ forwardsTo }) => forwardsTo.known && forwardsTo.value.length > 0)
      .filter(({ forwardsTo, port }) => {
        if (balancer.address === address) return true;
        if (forwardsTo.known && forwardsTo.value.includes(address)) return true;
        const number = valueOf(port);
        const groups = balancer.securityGroups.known ? balancer.securityGroups.value : [];
        return groups
          .flatMap(
            (group) => valueOf(securityGroups.get(group)?.ingress ?? { known: false, because: "" }) ?? [],
          )
          .some((rule) => {
            const range = valueOf(rule.ports);
            const isIts =
              range !== undefined && number !== undefined && range.from === number && range.to === number;
            return rule.address === address && isIts;
          });
      })
      .map((listener) => listener.address),
  );
}
