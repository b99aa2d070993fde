import {
  AutoscalingPolicy,
  type AutoscalingPolicyPredictiveScalingConfiguration,
} from "@cdktf/provider-aws/lib/autoscaling-policy";
import type { Construct } from "constructs";
import type { TierSettings } from "../../config/environment";
import { physicalName } from "../../foundation/name-limits";

type Prediction = Exclude<TierSettings["scaling"]["prediction"], { readonly kind: "none" }>;

export interface PredictionPolicyProps {
  readonly prediction: Prediction;
  readonly groupName: string;
  readonly name: string;
  /** The use of the CPU that the forecast keeps, in percent: the one that target tracking holds. */
  readonly cpuPercent: number;
}

/** Launches ahead of what repeats. It only adds: target tracking takes away what was not needed. */
export function addPredictionPolicy(scope: Construct, id: string, props: PredictionPolicyProps): void {
  const { prediction, groupName, name, cpuPercent } = props;
  new AutoscalingPolicy(scope, id, {
    name: physicalName("scalingPolicy", `${name}-${id}`),
    autoscalingGroupName: groupName,
    policyType: "PredictiveScaling",
    predictiveScalingConfiguration: {
      ...modeOf(prediction),
      metricSpecification: {
        predefinedMetricPairSpecification: { predefinedMetricType: "ASGCPUUtilization" },
        targetValue: cpuPercent,
      },
    },
  });
}

function modeOf(
  prediction: Prediction,
): Omit<AutoscalingPolicyPredictiveScalingConfiguration, "metricSpecification"> {
  if (prediction.kind === "forecast-only") return { mode: "ForecastOnly" };
  const { launchAheadSeconds, beyondMaximum } = prediction;
  return {
    mode: "ForecastAndScale",
    schedulingBufferTime: String(launchAheadSeconds),
    ...(beyondMaximum.kind === "stay"
      ? { maxCapacityBreachBehavior: "HonorMaxCapacity" }
      : {
          maxCapacityBreachBehavior: "IncreaseMaxCapacity",
          maxCapacityBuffer: String(beyondMaximum.bufferPercent),
        }),
  };
}
