/** A metric that AWS publishes, with the statistic that is read of it. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  /** In the order in which AWS documents them. */
  readonly dimensions: Readonly<Record<string, string>>;
  /** `Sum`, `Average`, `Minimum`, `Maximum`, or a percentile such as `p99`. */
  readonly statistic: string;
}

/** What is watched of a tier: the last parts of its ARNs, as CloudWatch wants them, never names. */
export interface WatchedTier {
  readonly name: "web" | "backend";
  /** `app/NAME/ID`: the balancer's `arn_suffix`. */
  readonly loadBalancer: string;
  /** `targetgroup/NAME/ID`: the target group's `arn_suffix`. */
  readonly targetGroup: string;
  readonly groupName: string;
  /** The group's own minimum and maximum, so that an alarm follows them. */
  readonly minimum: number;
  readonly maximum: number;
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html */
export function balancerMetric({ loadBalancer }: WatchedTier, name: string, statistic: string): Metric {
  return {
    namespace: "AWS/ApplicationELB",
    name,
    dimensions: { LoadBalancer: loadBalancer },
    statistic,
  };
}

/** Of the tier's target group, over all zones, or in one. */
export function targetMetric(tier: WatchedTier, name: string, statistic: string, zone?: string): Metric {
  return {
    namespace: "AWS/ApplicationELB",
    name,
    dimensions: {
      TargetGroup: tier.targetGroup,
      ...(zone === undefined ? {} : { AvailabilityZone: zone }),
      LoadBalancer: tier.loadBalancer,
    },
    statistic,
  };
}

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html */
export function groupMetric({ groupName }: WatchedTier, name: string, statistic: string): Metric {
  return {
    namespace: "AWS/AutoScaling",
    name,
    dimensions: { AutoScalingGroupName: groupName },
    statistic,
  };
}

/** Over all instances of a group. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html */
export function instancesMetric({ groupName }: WatchedTier, name: string, statistic: string): Metric {
  return { namespace: "AWS/EC2", name, dimensions: { AutoScalingGroupName: groupName }, statistic };
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html */
export function databaseMetric(identifier: string, name: string, statistic: string): Metric {
  return { namespace: "AWS/RDS", name, dimensions: { DBInstanceIdentifier: identifier }, statistic };
}

/** Of a rule of the default event bus. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html */
export function ruleMetric(ruleName: string, name: string, statistic: string): Metric {
  return { namespace: "AWS/Events", name, dimensions: { RuleName: ruleName }, statistic };
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html */
export function queueMetric(queueName: string, name: string, statistic: string): Metric {
  return { namespace: "AWS/SQS", name, dimensions: { QueueName: queueName }, statistic };
}
