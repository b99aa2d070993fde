import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import type { TierSettings } from "../../config/environment";
import { physicalName } from "../../foundation/name-limits";
import type { Balancer } from "./balancer";

type Jump = Extract<TierSettings["scaling"]["jump"], { readonly kind: "step" }>;

/**
 * The metrics of a balancer come by the minute: there is no faster signal of the requests.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
const PERIOD_SECONDS = 60;

export interface JumpPolicyProps {
  readonly jump: Jump;
  readonly groupName: string;
  readonly name: string;
  readonly balancer: Balancer;
  readonly requestsPerTargetPerMinute: number;
  /** At least so many instances are added at once: one in every zone keeps the zones level. */
  readonly zoneCount: number;
}

/**
 * Adds instances one minute after a jump of traffic. Target tracking waits for three minutes above its target, and
 * then adds what its metric asks for; of several policies Auto Scaling follows the one that asks for most, so that a
 * policy that only adds never works against it.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html
 */
export class JumpPolicy extends Construct {
  constructor(scope: Construct, id: string, props: JumpPolicyProps) {
    super(scope, id);
    const { jump, groupName, name, requestsPerTargetPerMinute, zoneCount } = props;
    const bounds = jump.steps.map(({ fromPercentOfTarget }) =>
      Math.ceil((requestsPerTargetPerMinute * fromPercentOfTarget) / 100),
    );
    const [threshold = 0] = bounds;
    const policy = new AutoscalingPolicy(this, "autoscaling-policy", {
      name: physicalName("scalingPolicy", `${name}-jump`),
      autoscalingGroupName: groupName,
      policyType: "StepScaling",
      adjustmentType: "PercentChangeInCapacity",
      minAdjustmentMagnitude: zoneCount,
      metricAggregationType: "Average",
      // Bounds count from the alarm's threshold on.
      stepAdjustment: jump.steps.map(({ addPercent }, index) => {
        const [from = 0, to] = bounds.slice(index);
        return {
          metricIntervalLowerBound: String(from - threshold),
          ...(to === undefined ? {} : { metricIntervalUpperBound: String(to - threshold) }),
          scalingAdjustment: addPercent,
        };
      }),
    });
    this.createAlarm(props, threshold, policy.arn);
  }

  private createAlarm({ jump, name, balancer }: JumpPolicyProps, threshold: number, action: string): void {
    new CloudwatchMetricAlarm(this, "cloudwatch-metric-alarm", {
      alarmName: physicalName("alarm", `${name}-jump`),
      alarmDescription: "Requests per target far above what target tracking holds: the group grows by steps",
      namespace: "AWS/ApplicationELB",
      metricName: "RequestCountPerTarget",
      dimensions: balancer.targetGroupDimensions,
      // The only statistic of this metric that means something.
      statistic: "Sum",
      period: PERIOD_SECONDS,
      evaluationPeriods: jump.minutes,
      datapointsToAlarm: jump.minutes,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold,
      // Without requests the balancer reports nothing.
      treatMissingData: "notBreaching",
      alarmActions: [action],
    });
  }
}
