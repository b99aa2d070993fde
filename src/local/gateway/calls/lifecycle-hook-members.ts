import type { GatewayCall } from "../call";
import { echo } from "../echo";

export function lifecycleHookMembers(): GatewayCall {
  return echo({
    service: "autoscaling",
    reason: "moto answers every lifecycle hook with the same invented topic and role, whatever was given",
    creates: ["PutLifecycleHook"],
    deletes: ["DeleteLifecycleHook"],
    key: ["AutoScalingGroupName", "LifecycleHookName"],
    answers: { DescribeLifecycleHooks: ["DescribeLifecycleHooksResult", "LifecycleHooks", "member"] },
    members: {
      NotificationTargetARN: { invented: true },
      RoleARN: { invented: true },
      NotificationMetadata: { invented: true },
    },
  });
}
