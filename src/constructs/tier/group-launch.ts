import type {
  AutoscalingGroupConfig,
  AutoscalingGroupInstanceMaintenancePolicy,
  AutoscalingGroupInstanceRefresh,
  AutoscalingGroupWarmPool,
} from "@cdktf/provider-aws/lib/autoscaling-group";
import type { TierSettings } from "../../config/environment";
import type { InstanceTemplate } from "./instance-template";

/** What a group launches: its template's own type, or that and others where AWS has none of it. */
export function launchOf(
  { instanceType, otherInstanceTypes }: TierSettings,
  { id, latestVersion }: InstanceTemplate,
): Pick<AutoscalingGroupConfig, "launchTemplate" | "mixedInstancesPolicy"> {
  if (otherInstanceTypes.length === 0) return { launchTemplate: { id, version: latestVersion } };
  const others = otherInstanceTypes.map((entry) => (typeof entry === "string" ? entry : entry.type));
  return {
    mixedInstancesPolicy: {
      instancesDistribution: {
        // In the order of the list: its own type wherever AWS has it.
        onDemandAllocationStrategy: "prioritized",
        onDemandPercentageAboveBaseCapacity: 100,
      },
      launchTemplate: {
        launchTemplateSpecification: { launchTemplateId: id, version: latestVersion },
        override: [instanceType, ...others].map((type) => ({ instanceType: type })),
      },
    },
  };
}

/** In percent of the desired capacity: while an instance is replaced, and while a template rolls out. */
export function healthyPercentages({ replacement }: TierSettings): AutoscalingGroupInstanceMaintenancePolicy {
  return replacement.kind === "launch-first"
    ? { minHealthyPercentage: 100, maxHealthyPercentage: replacement.maximumHealthyPercent }
    : { minHealthyPercentage: replacement.minimumHealthyPercent, maxHealthyPercentage: 100 };
}

export function refreshOf(
  settings: TierSettings,
  alarms: readonly string[],
): AutoscalingGroupInstanceRefresh {
  const { checkpoints } = settings.rollout;
  return {
    strategy: "Rolling",
    preferences: {
      ...healthyPercentages(settings),
      instanceWarmup: String(settings.warmupSeconds),
      autoRollback: true,
      skipMatching: true,
      ...(checkpoints.kind === "none"
        ? {}
        : {
            checkpointPercentages: [...checkpoints.percentages],
            checkpointDelay: String(checkpoints.waitSeconds),
          }),
      ...(alarms.length === 0 ? {} : { alarmSpecification: { alarms: [...alarms] } }),
    },
  };
}

export function warmPoolOf({ warmPool }: TierSettings): { readonly warmPool?: AutoscalingGroupWarmPool } {
  if (warmPool.kind === "none") return {};
  const { kind, minimum, preparedMaximum, reuse } = warmPool;
  return {
    warmPool: {
      poolState: kind === "stopped" ? "Stopped" : "Running",
      minSize: minimum,
      ...(preparedMaximum === undefined ? {} : { maxGroupPreparedCapacity: preparedMaximum }),
      instanceReusePolicy: { reuseOnScaleIn: reuse },
    },
  };
}
