import type { Change } from "../change";
import { isKept } from "./kinds";
import { cannotBeTold, goes, numberOf } from "./losses";
import { at, eachChange, type RiskRule } from "./risk-rule";
import { settingsOf } from "./settings";
import { isUntold, toldValue } from "./settings-values";

const RANGES: ReadonlyMap<string, readonly [minimum: string, maximum: string]> = new Map([
  ["aws_appautoscaling_target", ["min_capacity", "max_capacity"]],
  ["aws_autoscaling_group", ["min_size", "max_size"]],
  ["aws_autoscaling_schedule", ["min_size", "max_size"]],
  ["aws_eks_node_group", ["scaling_config.min_size", "scaling_config.max_size"]],
]);

export const fleetMaximumBelowMinimum: RiskRule = {
  id: "fleet-maximum-below-minimum",
  title: "The maximum of a fleet falls below what was its minimum",
  severity: "critical",
  outage:
    "Auto Scaling terminates at once what is above the maximum, instances that serve, and scales out no further than to fewer than were always there.",
  fix: "Keep the maximum above the minimum of today; shrink in steps, with the load in view.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html",
  check: eachChange((change) => {
    const range = RANGES.get(change.type);
    if (range === undefined || !isKept(change)) return [];
    const [minimum, maximum] = range;
    const [changed] = settingsOf(change, maximum);
    if (changed === undefined) return [];
    if (isUntold(changed.after))
      return [
        at(
          change,
          "high",
          `${cannotBeTold(changed)}; below ${minimum} instances that serve are terminated`,
          maximum,
        ),
      ];
    const floor = minimumBefore(change, minimum);
    const ceiling = numberOf(toldValue(changed.after));
    if (floor === undefined || ceiling === undefined || ceiling >= floor) return [];
    return [
      at(
        change,
        "critical",
        `${goes(changed)}, below the minimum of ${floor} until now: instances that serve are terminated at once`,
        maximum,
      ),
    ];
  }),
};

/** AWS refuses a maximum below the minimum, so that both change wherever this happens. */
function minimumBefore(change: Change, minimum: string): number | undefined {
  const [changed] = settingsOf(change, minimum);
  return changed === undefined ? undefined : numberOf(toldValue(changed.before));
}
