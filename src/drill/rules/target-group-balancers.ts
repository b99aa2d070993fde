import { reaches } from "../reachability/reach";
import { fails, type Rule } from "./rule";
import type { Forward, RuleContext } from "./rule-context";

export const targetGroupBalancers: Rule = {
  id: "target-group-balancers",
  title: "A target group belongs to one balancer",
  why: "AWS lets a target group be used by listeners of one load balancer only; a second one forwards to the wrong fleet, or is refused.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html",
  check: (context) =>
    [...context.forwardsOf].flatMap(([group, forwards]) => {
      const balancers = [...new Set(forwards.map(({ balancer }) => balancer.address))].sort();
      if (balancers.length < 2) return [];
      const wrong = forwards.filter((forward) => isShut(context, forward));
      return (wrong.length > 0 ? wrong : forwards).map(({ listener }) =>
        fails(
          listener.address,
          `${listener.address} forwards to ${group}, as listeners of ${balancers.join(" and ")} do`,
          "Forward to the target group of this balancer's own fleet.",
        ),
      );
    }),
};

/** The one that does not reach the fleet is the one that is wrong. */
function isShut({ topology, fleetsOf, targetGroups }: RuleContext, { balancer, group }: Forward): boolean {
  const port = targetGroups.get(group)?.port;
  return (fleetsOf.get(group) ?? []).some(
    ({ address }) =>
      port?.known === true &&
      reaches(topology, balancer.address, address, "tcp", port.value).verdict === "blocked",
  );
}
