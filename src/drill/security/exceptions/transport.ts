import { reachesTargetsOnly } from "./target-doors";
import type { RuleContext } from "../../rules/rule-context";
import { valueOf } from "../../rules/told-values";
import type { Exception } from "./exception";

const TARGET_RULES = ["target-group-encryption", "health-check-encryption"];

/** Where requests travel in the open. */
export const TRANSPORT: readonly Exception[] = [
  {
    name: "plain-http",
    rules: [...TARGET_RULES, "world-ingress", "world-port-80", "balancer-internal"],
    control:
      "the environment says why, and the drill and the review print it; targets are reached by their balancer alone",
    reasonAt: (context, address) =>
      listenersAbout(context, address)
        .flatMap((listener) =>
          context.declared.acknowledgements.filter(
            (own) => own.rule === "listener-encryption" && own.address === listener,
          ),
        )
        .map(({ reason }) => reason)[0],
  },
  {
    name: "plain-targets",
    rules: TARGET_RULES,
    control:
      "instances let in their balancer's group alone, on the one port, in subnets without a route to the internet",
    reasonAt: (context, address) => {
      const forwards = context.forwardsOf.get(address) ?? [];
      const endsTls =
        forwards.length > 0 && forwards.every(({ listener }) => valueOf(listener.protocol) === "HTTPS");
      return endsTls && reachesTargetsOnly(context, address)
        ? "TLS ends at the balancer; behind it requests travel between two security groups of one network"
        : undefined;
    },
  },
];

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
