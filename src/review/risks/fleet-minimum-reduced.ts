import type { Change } from "../change";
import { isKept } from "./kinds";
import { lossOf, lost, numberOf } from "./losses";
import { eachChange, type FoundRisk, type RiskRule } from "./risk-rule";
import { settingsOf } from "./settings";
import { toldValue } from "./settings-values";

/** How many are always there, by type. */
const MINIMA: ReadonlyMap<string, readonly string[]> = new Map([
  ["aws_appautoscaling_target", ["min_capacity"]],
  ["aws_autoscaling_group", ["min_size", "desired_capacity"]],
  ["aws_autoscaling_schedule", ["min_size", "desired_capacity"]],
  ["aws_ecs_service", ["desired_count"]],
  ["aws_eks_node_group", ["scaling_config.min_size", "scaling_config.desired_size"]],
  ["aws_elasticache_replication_group", ["num_cache_clusters", "replicas_per_node_group"]],
]);

/** Below this the loss of one is the loss of all. */
const FEWEST = 2;

export const fleetMinimumReduced: RiskRule = {
  id: "fleet-minimum-reduced",
  title: "Fewer instances are always there",
  severity: "critical",
  outage:
    "What is left after the loss of a zone carries less; where it is less than the load, requests fail until new instances have booted. Below two, the loss of one is an outage.",
  fix: "Keep a minimum that carries the peak without the fullest zone: `durable drill` tells which.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html",
  check: eachChange((change) => {
    const attributes = MINIMA.get(change.type);
    if (attributes === undefined || !isKept(change)) return [];
    return attributes.flatMap((attribute) => reduced(change, attribute));
  }),
};

function reduced(change: Change, attribute: string): readonly FoundRisk[] {
  return settingsOf(change, attribute).flatMap((setting) => {
    const before = numberOf(toldValue(setting.before));
    const loss = lossOf(setting, (value) => {
      const count = numberOf(value);
      // A capacity that is no longer set is left as it is, for scaling to decide.
      if (count === undefined) return !setting.attribute.startsWith("min");
      return before !== undefined && count >= before;
    });
    if (loss === undefined) return [];
    const left = loss.isTold ? (numberOf(toldValue(setting.after)) ?? 0) : undefined;
    const isMinimum = setting.attribute.includes("min");
    const severity = !isMinimum ? "medium" : left !== undefined && left < FEWEST ? "critical" : "high";
    return [lost(change, severity, loss, meaningOf(left))];
  });
}

function meaningOf(left: number | undefined): string {
  if (left === 0) return "none is sure to be there";
  return left !== undefined && left < FEWEST
    ? "the loss of one is then the loss of all"
    : "what is left after the loss of a zone carries less";
}
