/**
 * What an attribute means that is left out. Where the provider sends a value of its own, that one; otherwise what the
 * API does.
 */

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc_endpoint */
export const ENDPOINT_DEFAULTS = { type: "Gateway", privateDns: false } as const;

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb */
export const BALANCER_DEFAULTS = {
  type: "application",
  internal: false,
  zonalShift: false,
  idleTimeoutSeconds: 60,
  /** Of a network balancer: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-load-balancer-attributes.html */
  networkCrossZone: false,
} as const;

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener: HTTP with an application balancer. */
export const LISTENER_DEFAULTS = { protocol: "HTTP" } as const;

/**
 * Sent by the provider, `health_check` apart:
 * https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/target_group.go
 */
export const TARGET_GROUP_DEFAULTS = {
  targetType: "instance",
  crossZone: "use_load_balancer_configuration",
  deregistrationDelaySeconds: 300,
  slowStartSeconds: 0,
} as const;

/** With a `health_check` block, sent by the provider (the same file). */
export const HEALTH_CHECK_BLOCK_DEFAULTS = { healthyThreshold: 3, unhealthyThreshold: 3 } as const;

/**
 * Without a `health_check` block nothing is sent.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
export const HEALTH_CHECK_API_DEFAULTS = { healthyThreshold: 5, unhealthyThreshold: 2 } as const;

/** The same with and without the block. */
export const HEALTH_CHECK_DEFAULTS = {
  enabled: true,
  path: "/",
  port: "traffic-port",
  protocol: "HTTP",
  intervalSeconds: 30,
  /** Of an application balancer (the page above). */
  timeoutSeconds: 5,
  /** Of a network balancer: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html */
  networkHttpTimeoutSeconds: 6,
  networkTimeoutSeconds: 10,
} as const;

/**
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_group; the health check type
 * and the distribution are the API's:
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html
 */
export const FLEET_DEFAULTS = {
  healthCheckType: "EC2",
  gracePeriodSeconds: 300,
  zoneDistribution: "balanced-best-effort",
  templateVersion: "$Default",
  /** What counts as warm-up where no warm-up is set: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-default-instance-warmup.html */
  cooldownSeconds: 300,
  /** At most a tenth is replaced at a time: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html */
  minimumHealthyPercent: 90,
} as const;

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html */
export const REFRESH_DEFAULTS = { minimumHealthyPercent: 90, autoRollback: false } as const;

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks.html */
export const LIFECYCLE_HOOK_DEFAULTS = { timeoutSeconds: 3600 } as const;

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_policy */
export const POLICY_DEFAULTS = { type: "SimpleScaling", enabled: true } as const;

/**
 * -1 is what the provider, and Auto Scaling behind it, read as "as it is".
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_schedule
 */
export const SCHEDULE_DEFAULTS = { size: 0, unchanged: -1, timeZone: "UTC" } as const;

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutWarmPool.html */
export const WARM_POOL_DEFAULTS = { state: "Stopped", minimum: 0, none: -1 } as const;

/** Families with credits and their mode: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-performance-instances-unlimited-mode-concepts.html */
export const CREDITS_BY_FAMILY: Readonly<Record<string, string>> = {
  t2: "standard",
  t3: "unlimited",
  t3a: "unlimited",
  t4g: "unlimited",
};

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance */
export const DATABASE_DEFAULTS = {
  multiAz: false,
  publiclyAccessible: false,
  backupRetentionDays: 0,
  deletionProtection: false,
  skipsFinalSnapshot: false,
  storageEncrypted: false,
  autoMinorVersionUpgrade: true,
  managedPassword: false,
} as const;

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html, Port */
export const PORT_BY_ENGINE: readonly (readonly [enginePrefix: string, port: number])[] = [
  ["mysql", 3306],
  ["mariadb", 3306],
  ["aurora-mysql", 3306],
  ["postgres", 5432],
  ["aurora-postgresql", 5432],
  ["oracle", 1521],
  ["custom-oracle", 1521],
  ["sqlserver", 1433],
  ["custom-sqlserver", 1433],
  ["db2", 50000],
];
