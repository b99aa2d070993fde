import type { AttributeReader } from "../../model/attribute-reader";
import { degrades, type Rule } from "./rule";
import { readerAt, zonesOf } from "./rule-context";
import { valueOf } from "./told-values";

export const targetGroupHealth: Rule = {
  id: "target-group-health",
  title: "A target group stays healthy while its survivors are",
  why: "Below its minimum of healthy targets a target group fails open: requests go to the failed ones as well, and its zone leaves DNS.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-health",
  check: (context) =>
    [...context.fleetsOf].flatMap(([address, fleets]) => {
      const reader = readerAt(context, address);
      if (reader === undefined) return [];
      const asked = askedOf(reader);
      const short = fleets.filter((fleet) => {
        const zones = zonesOf(context, fleet.subnets)?.length ?? 0;
        const minimum = valueOf(fleet.minimum);
        // One zone, or one instance, is a finding of its own.
        if (minimum === undefined || minimum < 2 || zones < 2) return false;
        const survivors = minimum - Math.ceil(minimum / zones);
        return survivors < asked.count || (survivors / minimum) * 100 < asked.percent;
      });
      return short.map((fleet) =>
        degrades(
          address,
          `${address}.target_group_health asks for more healthy targets than ${fleet.address} has left when a zone is lost`,
          'Set minimum_healthy_targets_count = "1", or raise the minimum of the fleet.',
        ),
      );
    }),
};

/** The most of both thresholds; AWS asks for one target where nothing is said, and for no share. */
function askedOf(group: AttributeReader): { readonly count: number; readonly percent: number } {
  const most = (attribute: string, fallback: string): number => {
    const values = ["dns_failover", "unhealthy_state_routing"].map((block) =>
      valueOf(group.text(`target_group_health.${block}.${attribute}`, fallback)),
    );
    return Math.max(0, ...values.map(Number).filter(Number.isFinite));
  };
  return {
    count: most("minimum_healthy_targets_count", "1"),
    percent: most("minimum_healthy_targets_percentage", "off"),
  };
}
