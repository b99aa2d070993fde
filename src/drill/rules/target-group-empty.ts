import { emptyGroups } from "./empty-groups";
import { fails, type Rule } from "./rule";

export const targetGroupEmpty: Rule = {
  id: "target-group-empty",
  title: "Somebody is registered with every target group that gets requests",
  why: "A balancer answers 503 for a target group without a registered target.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html",
  check: (context) =>
    emptyGroups(context).map((group) =>
      fails(
        group,
        `${(context.forwardsOf.get(group) ?? []).map(({ listener }) => listener.address).join(", ")} forwards to ${group}, with which nothing is registered`,
        `Name ${group} in the target_group_arns of a fleet, or forward elsewhere.`,
      ),
    ),
};
