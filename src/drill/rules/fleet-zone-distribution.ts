import { degrades, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const fleetZoneDistribution: Rule = {
  id: "fleet-zone-distribution",
  title: "A fleet launches elsewhere when a zone fails",
  why: "With balanced-only Auto Scaling goes on trying to launch in the zone that fails.",
  source:
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-availability-zone-balanced.html",
  check: ({ topology }) =>
    topology.fleets.flatMap(({ address, zoneDistribution }) => {
      if (valueOf(zoneDistribution) !== "balanced-only") return [];
      const attribute = `${address}.availability_zone_distribution.capacity_distribution_strategy`;
      return [
        degrades(
          address,
          `${attribute} is balanced-only: launches wait for the zone that fails`,
          'Set capacity_distribution_strategy = "balanced-best-effort".',
        ),
      ];
    }),
};
