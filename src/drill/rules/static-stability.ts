import { SURVIVOR_LIMIT_PERCENT } from "../../config/static-stability";
import type { Fleet } from "../../model/topology";
import { capacityOf, mostOf, useAt, zoneLossGrowth } from "../capacity/fleet-capacity";
import { survives } from "../cut-sets/survives";
import { drillContext } from "../drill-context";
import { degrades, type Found, type Rule } from "./rule";
import { type RuleContext, zonesOf } from "./rule-context";
import { valueOf } from "./told-values";

export const staticStability: Rule = {
  id: "static-stability",
  title: "The survivors of a zone's loss carry the load without a launch",
  why: "Launches are what fails first when a zone fails: capacity has to be there before. Targets must leave the survivors below 90 %.",
  source: "https://aws.amazon.com/builders-library/static-stability-using-availability-zones/",
  check: (context) => {
    const unstable = unstableFleets(context);
    const isTold = (fleet: Fleet) => unstable.some(({ address }) => address === fleet.address);
    const others = context.topology.fleets.filter((fleet) => !isTold(fleet));
    return [...unstable, ...others.flatMap((fleet) => idlePolicies(context, fleet))];
  },
};

/** Fleets whose targets, taken together, ask too much of the survivors. */
function unstableFleets({ topology, declared }: RuleContext): readonly Found[] {
  const capacity = capacityOf(drillContext(topology, declared, survives));
  return capacity.flatMap(({ fleet, staticStabilityRatio: ratio, minimum, zones, because }) => {
    // One zone, or one instance, is a finding of its own.
    if (ratio === null || ratio >= 1 || minimum === null || minimum < 2 || zones === null || zones < 2)
      return [];
    const steps = because.flatMap(({ text, attribute }) => (attribute === "target_value" ? [text] : []));
    const asked = Math.ceil(SURVIVOR_LIMIT_PERCENT / Math.max(ratio, 0.01));
    return [
      degrades(
        fleet,
        `with the fullest zone lost the survivors are asked for ${asked} % of themselves: ${steps.join("; ")}`,
        "Lower the target_value of the fleet's policies, or raise the minimum.",
      ),
    ];
  });
}

/**
 * Policies that act too late for a zone's loss, where another one still acts in time. A load that shows in their metric
 * alone, such as few requests that each take much of the processor, finds the survivors without room.
 */
function idlePolicies(context: RuleContext, fleet: Fleet): readonly Found[] {
  const [minimum, maximum] = [valueOf(fleet.minimum), valueOf(mostOf(fleet))];
  const zones = zonesOf(context, fleet.subnets)?.length ?? 0;
  if (minimum === undefined || maximum === undefined || minimum < 2 || zones < 2) return [];
  const growth = zoneLossGrowth(minimum, maximum, zones);
  const rated = context.declared.fleets[fleet.address]?.ratedRequestsPerSecond;
  return fleet.policies.flatMap(({ address, kind, enabled, metric, target }) => {
    if (kind !== "target-tracking" || valueOf(enabled) === false || !metric.known || !target.known) return [];
    const use = useAt(metric.value, target.value, rated);
    // Against rounding: a target that is exactly at the limit is within it.
    if (use === null || use * growth * 100 <= SURVIVOR_LIMIT_PERCENT + 1e-9) return [];
    return [
      degrades(
        address,
        `${address}.target_value of ${target.value} lets the survivors of a zone's loss reach ${Math.ceil(use * growth * 100)} % of themselves before it acts; another policy acts earlier, and only on its own metric`,
        `Lower target_value so that its share of an instance is at most ${Math.floor(SURVIVOR_LIMIT_PERCENT / growth)} %.`,
      ),
    ];
  });
}
