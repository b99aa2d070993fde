import type { AutoscalingGroupInitialLifecycleHook } from "@cdktf/provider-aws/lib/autoscaling-group";
import { AutoscalingLifecycleHook } from "@cdktf/provider-aws/lib/autoscaling-lifecycle-hook";
import type { Construct } from "constructs";
import type { TierSettings } from "../../config/environment";
import { physicalName } from "../../foundation/name-limits";
import type { AccountFacts } from "../account-facts";
import type { PolicyStatement } from "../policy";

type Hooks = TierSettings["lifecycleHooks"];

/** The hooks of a tier, as Auto Scaling takes them. */
export function hooksOf(
  { launch, terminate }: Hooks,
  name: string,
): readonly AutoscalingGroupInitialLifecycleHook[] {
  return [
    ...(launch.kind === "none"
      ? []
      : [
          {
            name: physicalName("lifecycleHook", `${name}-launch`),
            lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
            heartbeatTimeout: launch.timeoutSeconds,
            defaultResult: launch.onTimeout === "abandon" ? "ABANDON" : "CONTINUE",
          },
        ]),
    ...(terminate.kind === "none"
      ? []
      : [
          {
            name: physicalName("lifecycleHook", `${name}-terminate`),
            lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
            heartbeatTimeout: terminate.timeoutSeconds,
            defaultResult: "CONTINUE",
          },
        ]),
  ];
}

/**
 * The hooks as resources: the group's own blocks are read when it is made, and never again. It has them as well, or its
 * first instances, and those of its warm pool, would go past them.
 */
export function addLifecycleHooks(
  scope: Construct,
  hooks: readonly AutoscalingGroupInitialLifecycleHook[],
  groupName: string,
): void {
  for (const hook of hooks)
    new AutoscalingLifecycleHook(scope, `${hook.name.slice(hook.name.lastIndexOf("-") + 1)}-hook`, {
      ...hook,
      autoscalingGroupName: groupName,
    });
}

/** What an instance may do to complete the hooks of its own group, and of no other. */
export function hookPermissions(
  hooks: Hooks,
  groupName: string,
  region: string,
  facts: () => AccountFacts,
): PolicyStatement[] {
  if (Object.values(hooks).every(({ kind }) => kind === "none")) return [];
  return [
    {
      Sid: "CompleteLifecycle",
      Effect: "Allow",
      Action: "autoscaling:CompleteLifecycleAction",
      Resource: facts().arn("autoscaling", region, `autoScalingGroup:*:autoScalingGroupName/${groupName}`),
    },
  ];
}
