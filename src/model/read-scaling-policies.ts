import type { AttributeReader } from "./attribute-reader";
import { POLICY_DEFAULTS } from "./provider-defaults";
import type { ScalingAlarms } from "./read-scaling-alarms";
import { allTold, known, untold, whenTold } from "./told";
import type { ScalingPolicy, Step, StepScaling } from "./scaling";
import type { Told } from "./topology";

const KINDS: Readonly<Record<string, ScalingPolicy["kind"]>> = {
  TargetTrackingScaling: "target-tracking",
  StepScaling: "step",
  SimpleScaling: "simple",
  PredictiveScaling: "predictive",
};

export function readPolicy(policy: AttributeReader, alarms: ScalingAlarms): ScalingPolicy {
  const kind = kindOf(policy);
  const { metric, target } = measured(policy, kind);
  return {
    address: policy.address,
    kind,
    metric,
    target,
    enabled: policy.flag("enabled", POLICY_DEFAULTS.enabled),
    ...(kind === "step" ? { stepScaling: stepScalingOf(policy, alarms) } : {}),
  };
}

function stepScalingOf(policy: AttributeReader, alarms: ScalingAlarms): StepScaling {
  const warmup = "estimated_instance_warmup";
  return {
    adjustment: policy.text("adjustment_type"),
    leastChange: policy.number("min_adjustment_magnitude", 0),
    ...(policy.isWritten(warmup) ? { warmupSeconds: policy.number(warmup) } : {}),
    steps: whenTold(policy.blocks("step_adjustment"), (blocks) => allTold(blocks.map(stepOf))),
    alarms: alarms.of(policy.address),
  };
}

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_StepAdjustment.html: a bound that is left out is none. */
function stepOf(step: AttributeReader): Told<Step> {
  const bound = (path: string): Told<number | null> =>
    step.isWritten(path) ? step.number(path) : known(null);
  const parts = [
    bound("metric_interval_lower_bound"),
    bound("metric_interval_upper_bound"),
    step.number("scaling_adjustment"),
  ];
  return whenTold(allTold(parts), ([from = null, to = null, by]) => known({ from, to, by: by ?? 0 }));
}

/**
 * Whether a forecast may make the group larger than its maximum.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredictiveScalingConfiguration.html
 */
export function raisesMaximum(policy: AttributeReader): boolean {
  const path = "predictive_scaling_configuration";
  const mode = policy.text(`${path}.mode`, "ForecastOnly");
  const behaviour = policy.text(`${path}.max_capacity_breach_behavior`, "HonorMaxCapacity");
  return (
    policy.isBlock(path) &&
    mode.known &&
    mode.value === "ForecastAndScale" &&
    behaviour.known &&
    behaviour.value === "IncreaseMaxCapacity"
  );
}

/** By its type, or where that cannot be told by the block that only this type has. */
function kindOf(policy: AttributeReader): ScalingPolicy["kind"] {
  const type = policy.text("policy_type", POLICY_DEFAULTS.type);
  if (type.known) return KINDS[type.value] ?? "simple";
  if (policy.isWritten("target_tracking_configuration")) return "target-tracking";
  if (policy.isWritten("predictive_scaling_configuration")) return "predictive";
  return policy.isWritten("step_adjustment") ? "step" : "simple";
}

interface Measured {
  readonly metric: Told<string>;
  readonly target: Told<number>;
}

function measured(policy: AttributeReader, kind: ScalingPolicy["kind"]): Measured {
  switch (kind) {
    case "target-tracking": {
      const path = "target_tracking_configuration";
      return { metric: trackedMetric(policy, path), target: policy.number(`${path}.target_value`) };
    }
    case "predictive": {
      const path = "predictive_scaling_configuration.metric_specification";
      return { metric: predictedMetric(policy, path), target: policy.number(`${path}.target_value`) };
    }
    case "step":
    case "simple": {
      const because = `${policy.address} follows the alarms that trigger it`;
      return { metric: untold(because), target: untold(because) };
    }
  }
}

function trackedMetric(policy: AttributeReader, path: string): Told<string> {
  const predefined = `${path}.predefined_metric_specification.predefined_metric_type`;
  return policy.isWritten(predefined)
    ? policy.text(predefined)
    : policy.text(`${path}.customized_metric_specification.metric_name`);
}

function predictedMetric(policy: AttributeReader, path: string): Told<string> {
  const names = ["predefined_metric_pair_specification", "predefined_load_metric_specification"].map(
    (name) => `${path}.${name}.predefined_metric_type`,
  );
  const written = names.find((name) => policy.isWritten(name));
  return written === undefined
    ? untold(`${policy.where(path)} has a metric of its own`)
    : policy.text(written);
}
