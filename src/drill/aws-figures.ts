import { USABLE_CONNECTIONS_RATIO } from "../config/class-memory";

/**
 * Every figure and rule of AWS that the drill counts with, once, with the page it is published on. What AWS does not
 * publish is no figure: it is declared by the user, or assumed and printed as an assumption (`ASSUMED`).
 */
const DOCS = "https://docs.aws.amazon.com";

export const SOURCES = {
  /** Interval, timeout, thresholds; a new target needs one passed check. */
  healthCheck: `${DOCS}/elasticloadbalancing/latest/application/target-group-health-checks.html`,
  /** A balancer's name lives 60 seconds. */
  balancerName: `${DOCS}/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html`,
  crossZone: `${DOCS}/elasticloadbalancing/latest/application/application-load-balancers.html`,
  deregistration: `${DOCS}/elasticloadbalancing/latest/application/edit-target-group-attributes.html`,
  groupHealth: `${DOCS}/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html`,
  grace: `${DOCS}/autoscaling/ec2/userguide/health-check-grace-period.html`,
  lifecycleHook: `${DOCS}/autoscaling/ec2/userguide/lifecycle-hooks.html`,
  suspended: `${DOCS}/autoscaling/ec2/userguide/as-suspend-resume-processes.html`,
  /** Zones are kept in balance; a group may exceed its maximum by a tenth, at least one instance, while it rebalances. */
  balance: `${DOCS}/autoscaling/ec2/userguide/auto-scaling-benefits.html`,
  distribution: `${DOCS}/autoscaling/ec2/userguide/ec2-auto-scaling-availability-zone-balanced.html`,
  refresh: `${DOCS}/autoscaling/ec2/userguide/instance-refresh-rollback.html`,
  /** 16.4 to 29.3 seconds over several types. */
  launch: "https://github.com/brevdev/ec2-coldboot-research",
  failover: `${DOCS}/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.Failover.html`,
  /** Replication is asynchronous; a failover goes to the standby, never to a replica by itself. */
  readReplicas: `${DOCS}/AmazonRDS/latest/UserGuide/USER_ReadRepl.html`,
  databaseName: `${DOCS}/whitepapers/latest/amazon-aurora-mysql-db-admin-handbook/dns-caching.html`,
  /** Transaction logs are stored every five minutes. */
  pointInTime: `${DOCS}/AmazonRDS/latest/UserGuide/USER_PIT.html`,
  maxConnections: `${DOCS}/AmazonRDS/latest/UserGuide/CHAP_Limits.html`,
  databaseClasses: `${DOCS}/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Summary.html`,
  /** A minor upgrade of a Multi-AZ instance upgrades both hosts at once: the database is away until it ends. */
  minorUpgrade: `${DOCS}/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.MySQL.html`,
  /** A managed master password rotates every seven days. */
  managedPassword: `${DOCS}/AmazonRDS/latest/UserGuide/rds-secrets-manager.html`,
  databaseKey: `${DOCS}/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html`,
  volumeKey: `${DOCS}/ebs/latest/userguide/how-ebs-encryption-works.html`,
  subnetSize: `${DOCS}/vpc/latest/userguide/subnet-sizing.html`,
  balancerAddresses: `${DOCS}/elasticloadbalancing/latest/application/application-load-balancers.html`,
  certificateRenewal: `${DOCS}/acm/latest/userguide/managed-renewal.html`,
  vcpuQuota: `${DOCS}/ec2/latest/instancetypes/ec2-instance-quotas.html`,
  zonalEndpoints: `${DOCS}/vpc/latest/privatelink/privatelink-access-aws-services.html`,
  natZone: `${DOCS}/vpc/latest/userguide/vpc-nat-gateway.html`,
  regions: `${DOCS}/whitepapers/latest/aws-fault-isolation-boundaries/regions.html`,
  /** Three of three minutes above, fifteen of fifteen below; the sizes are rounded up. */
  targetTracking: `${DOCS}/autoscaling/ec2/userguide/as-scaling-target-tracking.html`,
  stepScaling: `${DOCS}/autoscaling/ec2/userguide/as-scaling-simple-step.html`,
  scheduled: `${DOCS}/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html`,
  warmPools: `${DOCS}/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html`,
  slowStart: `${DOCS}/elasticloadbalancing/latest/application/edit-target-group-attributes.html`,
  /** Credits that are earned an hour, the most that are kept, and the baseline, by type. */
  credits: `${DOCS}/AWSEC2/latest/UserGuide/burstable-credits-baseline-concepts.html`,
  /** vCPUs by type. */
  instanceTypes: `${DOCS}/ec2/latest/instancetypes/instance-types.html`,
  noCapacity: `${DOCS}/AWSEC2/latest/UserGuide/troubleshooting-launch.html`,
} as const;

/** The longest timeout of a lifecycle hook, in seconds. https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutLifecycleHook.html */
export const LONGEST_HOOK_SECONDS = 7200;
/** Seconds that the name of a balancer lives. Source: `SOURCES.balancerName`. */
export const BALANCER_NAME_SECONDS = 60;
/** From the API call to a running instance. Source: `SOURCES.launch`. */
export const LAUNCH_SECONDS = { min: 16, likely: 23, max: 30 } as const;
/** Source: `SOURCES.failover`, "typically 60 to 120 seconds". */
export const FAILOVER_SECONDS = { min: 60, likely: 90, max: 120 } as const;
/** Source: `SOURCES.databaseName`. */
export const DATABASE_NAME_SECONDS = 5;
/** What a point-in-time restore may lose at most. Source: `SOURCES.pointInTime`. */
export const POINT_IN_TIME_SECONDS = 300;
/** Auto Scaling replaces at most this share of a group at a time, at least one instance. Source: `SOURCES.groupHealth`. */
export const PACE_RATIO = 0.1;
/** By how much a group may exceed its maximum, at least by one instance. Source: `SOURCES.balance`. */
export const SURPLUS_RATIO = 0.1;
/** Addresses that AWS keeps of every subnet. Source: `SOURCES.subnetSize`. */
export const RESERVED_ADDRESSES = 5;
/** Free addresses that a balancer wants in each of its subnets. Source: `SOURCES.balancerAddresses`. */
export const BALANCER_ADDRESSES = 8;

/** The alarms that target tracking makes itself. Source: `SOURCES.targetTracking`; the part of 0.9 was seen. */
export const TARGET_TRACKING = { periodSeconds: 60, outPeriods: 3, inPeriods: 15, inRatio: 0.9 } as const;

/** What nobody publishes. Every use is printed with the source `assumed`. */
export const ASSUMED = {
  /** Auto Scaling checks its instances periodically; how often is not published. */
  groupCheckSeconds: { min: 0, likely: 30, max: 60 },
  /** Until the metric of a minute that has passed is there, and an alarm has looked at it. */
  metricDelaySeconds: 60,
  /** How long an instance refresh waits for new instances to become healthy before it fails. */
  refreshPatienceSeconds: 3600,
  /** From the start of the operating system until the service answers. */
  bootSeconds: { min: 45, likely: 90, max: 300 },
  /** Until the dead node of a balancer leaves the balancer's name. A client that tries the next address does not wait. */
  nodeWithdrawalSeconds: { min: 0, likely: 30, max: 300 },
  reconnectSeconds: 10,
  /** RDS keeps memory for itself: of 4 and 8 GiB, 312 and 648 connections were seen where the formula gives 341 and 682. */
  usableConnectionsRatio: USABLE_CONNECTIONS_RATIO,
} as const;
