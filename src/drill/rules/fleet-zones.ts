import { fails, type Rule } from "./rule";
import { zonesOf } from "./rule-context";

export const fleetZones: Rule = {
  id: "fleet-zones",
  title: "A fleet launches into at least two zones",
  why: "Auto Scaling launches into the zones of the group's subnets and nowhere else: with one zone, its loss is the loss of the fleet.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html",
  check: (context) =>
    context.topology.fleets.flatMap((fleet) => {
      const zones = zonesOf(context, fleet.subnets);
      if (zones === undefined || zones.length > 1) return [];
      return [
        fails(
          fleet.address,
          `${fleet.address}.vpc_zone_identifier lies in ${zones.join(", ") || "no zone"} alone`,
          "Name subnets of at least two zones in vpc_zone_identifier.",
        ),
      ];
    }),
};
