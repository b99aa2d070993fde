import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { scalingTargets } from "../../config/static-stability";
import { physicalName } from "../../foundation/name-limits";
import type { Balancer } from "./balancer";
import { InstanceTemplate, type InstanceTemplateProps } from "./instance-template";
import { addScalingPolicies } from "./scaling-policies";

/** Replacement launches first: capacity never falls below what is running, and may rise by half meanwhile. */
const MIN_HEALTHY_PERCENT = 100;
const MAX_HEALTHY_PERCENT = 150;
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
    const { settings, name, zoneCount, balancer } = props;
    const template = new InstanceTemplate(this, "template", props);
    const group = this.createGroup(props, template);
    this.groupName = group.name;
    this.minimum = group.minSize;
    this.maximum = group.maxSize;
    addScalingPolicies(this, {
      groupName: group.name,
      name,
      targets: scalingTargets(settings, zoneCount),
      resourceLabel: balancer.resourceLabel,
      // AWS refuses a request-count policy until the target group is attached to the group and to a balancer.
      dependsOn: [group, ...balancer.listeners],
    });
  }

  private createGroup(props: FleetProps, template: InstanceTemplate): AutoscalingGroup {
    const { settings, name, balancer, role, subnetIds, bootsAfter, tags } = props;
    return new AutoscalingGroup(this, "autoscaling-group", {
      name: physicalName("autoScalingGroup", name),
      minSize: settings.minimum,
      maxSize: settings.maximum,
      // No desired capacity: a deploy must not undo what scaling did.
      vpcZoneIdentifier: [...subnetIds],
      targetGroupArns: [balancer.targetGroupArn],
      launchTemplate: { id: template.id, version: template.latestVersion },
      healthCheckType: "ELB",
      healthCheckGracePeriod: settings.healthCheck.gracePeriodSeconds,
      defaultInstanceWarmup: settings.warmupSeconds,
      availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-best-effort" },
      instanceMaintenancePolicy: {
        minHealthyPercentage: MIN_HEALTHY_PERCENT,
        maxHealthyPercentage: MAX_HEALTHY_PERCENT,
      },
      instanceRefresh: {
        strategy: "Rolling",
        preferences: {
          minHealthyPercentage: MIN_HEALTHY_PERCENT,
          maxHealthyPercentage: MAX_HEALTHY_PERCENT,
          instanceWarmup: String(settings.warmupSeconds),
          autoRollback: true,
          skipMatching: true,
        },
      },
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
    });
  }
}
