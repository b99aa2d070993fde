import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { ScalingTargets } from "../../config/static-stability";
import { physicalName } from "../../foundation/name-limits";

export interface ScalingPoliciesProps {
  readonly groupName: string;
  readonly name: string;
  readonly targets: ScalingTargets;
  readonly resourceLabel: string;
  readonly dependsOn: ITerraformDependable[];
}

/** Two target-tracking policies: Auto Scaling scales out when either asks for it, and in when both agree. */
export function addScalingPolicies(scope: Construct, props: ScalingPoliciesProps): void {
  const { groupName, name, targets, resourceLabel, dependsOn } = props;
  new AutoscalingPolicy(scope, "cpu", {
    name: physicalName("scalingPolicy", `${name}-cpu`),
    autoscalingGroupName: groupName,
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: {
      predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
      targetValue: targets.cpuPercent,
    },
  });
  new AutoscalingPolicy(scope, "requests", {
    name: physicalName("scalingPolicy", `${name}-requests`),
    autoscalingGroupName: groupName,
    policyType: "TargetTrackingScaling",
    targetTrackingConfiguration: {
      predefinedMetricSpecification: { predefinedMetricType: "ALBRequestCountPerTarget", resourceLabel },
      targetValue: targets.requestsPerTargetPerMinute,
    },
    dependsOn,
  });
}
