import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { scalingTargets } from "../../config/static-stability";
import { physicalName } from "../../foundation/name-limits";
import type { Balancer } from "./balancer";
import { healthyPercentages, launchOf, refreshOf, warmPoolOf } from "./group-launch";
import { InstanceTemplate, type InstanceTemplateProps } from "./instance-template";
import { JumpPolicy } from "./jump-policy";
import { addLifecycleHooks, hooksOf } from "./lifecycle-hooks";
import { addPredictionPolicy } from "./prediction-policy";
import { rolloutAlarmNames } from "./rollout-alarm";
import { addScalingPolicies } from "./scaling-policies";
import { Schedules } from "./schedules";

/** A deploy fails when the new instances have not passed their checks by then. */
const WAIT_FOR_CAPACITY = "15m";
/** All group metrics: what shows a group below its minimum or at its maximum. They cost nothing at one minute. */
const GROUP_METRICS = [
  "GroupDesiredCapacity",
  "GroupInServiceInstances",
  "GroupMaxSize",
  "GroupMinSize",
  "GroupPendingInstances",
  "GroupTerminatingInstances",
  "GroupTotalInstances",
];

export interface FleetProps extends InstanceTemplateProps {
  readonly zoneCount: number;
  readonly balancer: Balancer;
  readonly subnetIds: readonly string[];
  readonly bootsAfter: readonly ITerraformDependable[];
}

/** The instances of a tier: what one looks like, how many there are, when one is replaced and when more are launched. */
export class Fleet extends Construct {
  readonly groupName: string;
  /** As the group has them: what refers to them follows a change. */
  readonly minimum: number;
  readonly maximum: number;

  constructor(scope: Construct, id: string, props: FleetProps) {
    super(scope, id);
    const template = new InstanceTemplate(this, "template", props);
    const group = this.createGroup(props, template);
    this.groupName = group.name;
    this.minimum = group.minSize;
    this.maximum = group.maxSize;
    addLifecycleHooks(this, hooksOf(props.settings.lifecycleHooks, props.name), group.name);
    this.createScaling(props, group);
  }

  private createScaling({ settings, name, zoneCount, balancer }: FleetProps, group: AutoscalingGroup): void {
    const { jump, schedules, prediction } = settings.scaling;
    const targets = scalingTargets(settings, zoneCount);
    const shared = { groupName: group.name, name };
    addScalingPolicies(this, {
      ...shared,
      targets,
      resourceLabel: balancer.resourceLabel,
      // AWS refuses a request-count policy until the target group is attached to the group and to a balancer.
      dependsOn: [group, ...balancer.listeners],
    });
    if (jump.kind === "step")
      new JumpPolicy(this, "jump", { ...shared, ...targets, jump, balancer, zoneCount });
    if (prediction.kind !== "none")
      addPredictionPolicy(this, "prediction", { ...shared, ...targets, prediction });
    new Schedules(this, "schedule", { ...shared, schedules });
  }

  private createGroup(props: FleetProps, template: InstanceTemplate): AutoscalingGroup {
    const { settings, name, balancer, role, subnetIds, bootsAfter, tags } = props;
    const hooks = hooksOf(settings.lifecycleHooks, name);
    return new AutoscalingGroup(this, "autoscaling-group", {
      name: physicalName("autoScalingGroup", name),
      minSize: settings.minimum,
      maxSize: settings.maximum,
      // No desired capacity: a deploy must not undo what scaling did.
      vpcZoneIdentifier: [...subnetIds],
      targetGroupArns: [balancer.targetGroupArn],
      ...launchOf(settings, template),
      healthCheckType: "ELB",
      healthCheckGracePeriod: settings.healthCheck.gracePeriodSeconds,
      defaultInstanceWarmup: settings.warmupSeconds,
      availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-best-effort" },
      instanceMaintenancePolicy: healthyPercentages(settings),
      instanceRefresh: refreshOf(
        settings,
        rolloutAlarmNames(this, "rollout", { alarms: settings.rollout.alarms, name, balancer }),
      ),
      ...warmPoolOf(settings),
      ...(hooks.length === 0 ? {} : { initialLifecycleHook: [...hooks] }),
      minElbCapacity: settings.minimum,
      waitForCapacityTimeout: WAIT_FOR_CAPACITY,
      enabledMetrics: GROUP_METRICS,
      metricsGranularity: "1Minute",
      tag: Object.entries({ ...tags, Name: name }).map(([key, value]) => ({
        key,
        value,
        propagateAtLaunch: true,
      })),
      dependsOn: [...bootsAfter, ...balancer.listeners, ...role.permissions],
      lifecycle: {
        ignoreChanges: [
          // It counts where the group is made; the hooks that stand beside the group follow a change. Seen, it would
          // replace the group, and with it every instance at once.
          "initial_lifecycle_hook",
          // What a schedule set holds until the next one: a deploy in between must not undo it.
          ...(settings.scaling.schedules.length === 0 ? [] : ["min_size", "max_size"]),
        ],
      },
    });
  }
}
