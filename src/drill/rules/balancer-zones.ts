import { sortedSet } from "../../model/told";
import { degrades, fails, type Rule } from "./rule";
import { zonesOf } from "./rule-context";
import { listOf } from "./told-values";

export const balancerZones: Rule = {
  id: "balancer-zones",
  title: "A balancer has a node in at least two zones, and in every zone of its fleets",
  why: "A balancer sends requests to targets in its own zones only; instances elsewhere are paid for and serve nobody.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html",
  check: (context) =>
    context.topology.balancers.flatMap((balancer) => {
      const { address, subnets, listeners } = balancer;
      const zones = zonesOf(context, subnets);
      if (zones === undefined) return [];
      const fix = "Name a subnet of every zone in subnets.";
      if (zones.length < 2)
        return [fails(address, `${address}.subnets lies in ${zones.join(", ") || "no zone"} alone`, fix)];
      const groups = listeners.flatMap(({ forwardsTo }) => listOf(forwardsTo));
      const fleets = groups.flatMap((group) => context.fleetsOf.get(group) ?? []);
      const missing = sortedSet(fleets.flatMap((fleet) => zonesOf(context, fleet.subnets) ?? [])).filter(
        (zone) => !zones.includes(zone),
      );
      if (missing.length === 0) return [];
      return [
        degrades(
          address,
          `${address}.subnets has no node in ${missing.join(", ")}, where its targets are`,
          fix,
        ),
      ];
    }),
};
