import type { GatewayCall } from "../call";
import { echo } from "../echo";

export function scalingPolicyMembers(): GatewayCall {
  return echo({
    service: "autoscaling",
    reason:
      "moto answers every policy without Enabled, which reads as disabled, and with an empty predictive configuration",
    creates: ["PutScalingPolicy"],
    deletes: ["DeletePolicy"],
    key: ["AutoScalingGroupName", "PolicyName"],
    answers: { DescribePolicies: ["DescribePoliciesResult", "ScalingPolicies", "member"] },
    members: { Enabled: { otherwise: "true" }, PredictiveScalingConfiguration: { invented: true } },
  });
}
