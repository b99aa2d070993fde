/** What the rules match. */
export interface EventPatternProps {
  readonly groupNames: readonly string[];
  readonly databaseArn: string;
}

interface EventPattern {
  readonly description: string;
  readonly pattern: Readonly<Record<string, unknown>>;
}

/** By the name of the rule, after the prefix. All but AWS Health's match what is ours alone. */
export function eventPatterns({
  groupNames,
  databaseArn,
}: EventPatternProps): Readonly<Record<string, EventPattern>> {
  return {
    // https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-event-reference.html
    launches: {
      description: "An instance could not be launched or ended: the group does not heal",
      pattern: {
        source: ["aws.autoscaling"],
        "detail-type": ["EC2 Instance Launch Unsuccessful", "EC2 Instance Terminate Unsuccessful"],
        detail: { AutoScalingGroupName: groupNames },
      },
    },
    // https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-eventbridge-events.html
    refreshes: {
      description: "An instance refresh failed, was cancelled or is rolled back: the release did not arrive",
      pattern: {
        source: ["aws.autoscaling"],
        "detail-type": [
          "EC2 Auto Scaling Instance Refresh Cancelled",
          "EC2 Auto Scaling Instance Refresh Failed",
          "EC2 Auto Scaling Instance Refresh Rollback Failed",
          "EC2 Auto Scaling Instance Refresh Rollback Started",
          "EC2 Auto Scaling Instance Refresh Rollback Succeeded",
        ],
        detail: { AutoScalingGroupName: groupNames },
      },
    },
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-cloud-watch-events.html
    "database-events": {
      description: "The database failed over, failed, or runs out of storage",
      pattern: {
        source: ["aws.rds"],
        "detail-type": ["RDS DB Instance Event"],
        detail: { SourceArn: [databaseArn], EventCategories: ["failover", "failure", "low storage"] },
      },
    },
    // No service is left out: what a system depends on is more than what it is made of.
    // https://docs.aws.amazon.com/health/latest/ug/aws-health-events-eventbridge-schema.html
    health: {
      description: "AWS has, or announces, trouble that this account may feel in this region",
      pattern: {
        source: ["aws.health"],
        "detail-type": ["AWS Health Event"],
        detail: { eventTypeCategory: ["issue", "scheduledChange"] },
      },
    },
  };
}
