/** What an alarm says to whoever it wakes. docs/operations.md lists the same sentences. */
export interface AlarmText {
  readonly means: string;
  readonly look: string;
  readonly act: string;
}

/** Of a tier: `<prefix>-web-<key>`, `<prefix>-backend-<key>`. */
export const TIER_ALARM_TEXTS = {
  "balancer-errors": {
    means:
      "The balancer answers requests itself with 5xx: it finds no healthy target, or its targets do not answer in time.",
    look: "the dashboard's healthy targets per zone; 503 is no target, 504 a target that is too slow.",
    act: "If no target is healthy, look at the instances' log group and the last instance refresh; roll back a release.",
  },
  "target-errors": {
    means: "The instances answer with 5xx.",
    look: "the tier's log group, and whether the database or the backend rings too.",
    act: "Roll back the last release; if the database rings, begin there.",
  },
  latency: {
    means: "Too many requests are answered too late.",
    look: "CPU of the group, connections and CPU of the database, and whether the group is at its maximum.",
    act: "Raise the maximum if the group is at it; else find the slow query in the database's slow log.",
  },
  "unhealthy-targets": {
    means:
      "A target stays unhealthy for longer than Auto Scaling needs to replace it: the group does not heal.",
    look: "the group's activity history for failed launches, and the target group's reason code.",
    act: "Mend what stops the launches: quota, image, key, boot script.",
  },
  "rejected-connections": {
    means: "The balancer has reached its most connections and turns clients away.",
    look: "active connections and new connections on the dashboard.",
    act: "Find out whether it is traffic or an attack; reserve balancer capacity, or limit the rate.",
  },
  "below-minimum": {
    means: "Fewer instances serve than the minimum: the loss of a zone would no longer be carried.",
    look: "the group's activity history: launches that fail say why.",
    act: "Mend what stops the launches; if a zone has no capacity, allow a second instance type.",
  },
  "at-maximum": {
    means: "The group is as large as it may be: more traffic, or a lost zone, finds no further instance.",
    look: "requests per target and CPU on the dashboard, and the vCPU quota.",
    act: "Raise the tier's `maximum`, and before that the quota.",
  },
  "zone-imbalance": {
    means:
      "One zone has at least two healthy targets more than another: losing it would cost more than its share.",
    look: "healthy targets per zone, AWS Health, and the group's activity history.",
    act: "If a zone is impaired, leave it be; else end what is unhealthy, and Auto Scaling balances again.",
  },
  "cpu-credits": {
    means: "An instance has nearly spent its CPU credits, and will slow down to its baseline.",
    look: "CPUCreditBalance of the group's instances.",
    act: "Set `cpuCredits` to unlimited, or choose a larger type or one that does not burst.",
  },
} as const satisfies Readonly<Record<string, AlarmText>>;

/** Of the database and its replicas: `<prefix>-database-<key>`. */
export const DATABASE_ALARM_TEXTS = {
  cpu: {
    means: "The database's CPU is nearly used up: queries wait.",
    look: "Database Insights: which statement takes the time.",
    act: "Mend the query or add an index; else choose a larger class, which fails over once.",
  },
  connections: {
    means: "The database has nearly as many connections as its class takes: the next ones are refused.",
    look: "whether a pool leaks, or the backend has grown.",
    act: "Lower the pool size, or choose a larger class.",
  },
  storage: {
    means:
      "Little storage is free, although RDS adds some by itself below 10 %: it is at its maximum, or in the six hours after the last growth.",
    look: "FreeStorageSpace, and the event log for storage growth.",
    act: "Raise `maximumStorageGiB`; a full database stops.",
  },
  memory: {
    means: "Little memory is free: MySQL swaps next, and then everything is slow.",
    look: "connections, and SwapUsage.",
    act: "Lower the number of connections, or choose a class with more memory.",
  },
  "cpu-credits": {
    means: "The burstable class has had nearly no CPU credits for an hour: it lives on surplus credits.",
    look: "CPUUtilization against the class's baseline.",
    act: "Choose a class that does not burst.",
  },
  "surplus-credits": {
    means: "CPU above the baseline is billed: the class is too small for its work.",
    look: "CPUSurplusCreditsCharged over the last day.",
    act: "Choose a class that does not burst.",
  },
  "replica-lag": {
    means: "A read replica lags behind: readers see old data.",
    look: "write load of the primary, and long transactions.",
    act: "End the long transaction, or give the replica the primary's class.",
  },
} as const satisfies Readonly<Record<string, AlarmText>>;

/** Of the way that events take to people: `<prefix>-events-<key>`. */
export const EVENT_ALARM_TEXTS = {
  undelivered: {
    means: "An event could not be delivered to the topic within a day: somebody was not told of something.",
    look: "the messages in the dead-letter queue: each names its rule, its error and the event.",
    act: "Mend the topic's policy or key, act on the event, then purge the queue.",
  },
} as const satisfies Readonly<Record<string, AlarmText>>;

/** CloudWatch takes 1024 characters. */
export function describe({ means, look, act }: AlarmText): string {
  return `${means} Look at ${look} ${act}`;
}
