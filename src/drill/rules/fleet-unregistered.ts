import { emptyGroups } from "./empty-groups";
import { fails, type Rule } from "./rule";

export const fleetUnregistered: Rule = {
  id: "fleet-unregistered",
  title: "A target group that a listener forwards to has a fleet, and the fleets serve",
  why: "A balancer answers 503 for a target group without a registered target.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html",
  check: (context) => {
    const empty = emptyGroups(context);
    if (empty.length === 0) return [];
    const idle = context.topology.fleets.filter(
      ({ targetGroups }) => targetGroups.known && targetGroups.value.length === 0,
    );
    return idle.map(({ address }) =>
      fails(
        address,
        `${address} is registered with no target group, and ${empty.join(", ")} has no instances`,
        "Name the target group in target_group_arns.",
      ),
    );
  },
};
