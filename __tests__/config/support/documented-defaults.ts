/** What stands in the documentation as the default of each field, member by member. */
export const TIER_DEFAULTS = {
  targetProtocol: "http",
  port: 8080,
  image: { kind: "latest" },
  boot: { kind: "sample" },
  healthCheck: {
    path: "/healthz",
    intervalSeconds: 10,
    timeoutSeconds: 5,
    healthyThreshold: 2,
    unhealthyThreshold: 2,
    gracePeriodSeconds: 180,
  },
  warmupSeconds: 120,
  deregistrationDelaySeconds: 60,
  idleTimeoutSeconds: 60,
  balancing: { kind: "round-robin", slowStartSeconds: 0 },
  desyncMitigation: "strictest",
  cpuCredits: { kind: "unlimited" },
  rootVolumeGiB: 20,
  logRetentionDays: 365,
};
export const FIREWALL_DEFAULTS = {
  kind: "managed",
  requestsPerAddress: 2000,
  exceptions: [],
  whenUnreachable: "pass",
};
export const DATABASE_DEFAULTS = {
  masterPassword: { kind: "managed" },
  auditLog: { kind: "none" },
  engineVersion: "8.4",
  availability: { kind: "multi-az" },
  port: 3307,
  name: "app",
  masterUser: "dbowner",
  applicationUser: "app",
  backupRetentionDays: 14,
  backupVault: {
    kind: "daily",
    retentionDays: 35,
    startTime: "06:00",
    lock: { kind: "none" },
    copy: { kind: "none" },
  },
  backupWindow: "03:00-04:00",
  maintenanceWindow: "sun:04:30-sun:05:30",
  insights: "standard",
  monitoringIntervalSeconds: 60,
  logRetentionDays: 365,
};
export const NETWORK_DEFAULTS = {
  egress: { kind: "none" },
  interfaceEndpoints: ["ssm", "ssmmessages", "ec2messages", "logs", "monitoring", "secretsmanager", "kms"],
  flowLogRetentionDays: 365,
  flowLogAggregationSeconds: 60,
};
export const FANOUT = { requestsPerOutsideRequest: 1, calls: { retries: 0 } };
export const LOAD_DEFAULTS = {
  clientDnsSeconds: 60,
  requests: { needDatabaseRatio: 1, writeRatio: 1 },
  scenarios: [],
};
const TIER_ALARMS = {
  balancerErrorsPerMinute: 10,
  targetErrorsPerMinute: 10,
  latencySeconds: 2,
  latencyPercentile: 99,
  unhealthyMinutes: 5,
  belowMinimumMinutes: 5,
  atMaximumMinutes: 15,
  zoneImbalanceMinutes: 15,
  cpuCredits: 30,
};
export const OPERATIONS_DEFAULTS = {
  faultInjection: { kind: "none" },
  subscriptions: [],
  alarms: {
    kind: "on",
    web: TIER_ALARMS,
    backend: TIER_ALARMS,
    database: {
      cpuPercent: 90,
      cpuCredits: 10,
      freeMemoryPercent: 5,
      freeStoragePercent: 5,
      connectionsPercent: 80,
      replicaLagSeconds: 60,
    },
  },
};
export const DATABASE_LOAD_DEFAULTS = { reconnectSeconds: 10, dnsSeconds: 5 };
export const OBJECTIVE_DEFAULTS = {
  application: {
    serviceRecoverySeconds: 14_400,
    redundancyRecoverySeconds: 14_400,
    dataLossSeconds: 300,
    availabilityRatio: 0.99,
  },
  infrastructure: {
    serviceRecoverySeconds: 600,
    redundancyRecoverySeconds: 1800,
    dataLossSeconds: 0,
    availabilityRatio: 0.999,
  },
  zone: {
    serviceRecoverySeconds: 600,
    redundancyRecoverySeconds: 3600,
    dataLossSeconds: 0,
    availabilityRatio: 0.999,
  },
};
export const GROUP_DEFAULTS = {
  otherInstanceTypes: [],
  replacement: { kind: "launch-first", maximumHealthyPercent: 150 },
  rollout: { checkpoints: { kind: "none" }, alarms: { kind: "none" } },
  lifecycleHooks: { launch: { kind: "none" }, terminate: { kind: "none" } },
  warmPool: { kind: "none" },
};
export const SCALING_DEFAULTS = {
  headroom: { kind: "zone-loss" },
  jump: {
    kind: "step",
    minutes: 1,
    steps: [
      { fromPercentOfTarget: 150, addPercent: 50 },
      { fromPercentOfTarget: 200, addPercent: 100 },
      { fromPercentOfTarget: 300, addPercent: 200 },
    ],
  },
  schedules: [],
  prediction: { kind: "none" },
};
