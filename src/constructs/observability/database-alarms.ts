import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Op, Token } from "cdktf";
import type { Construct } from "constructs";
import { connectionsOf, memoryGiBOf } from "../../config/class-memory";
import type { Environment } from "../../config/environment";
import { type AlarmProps, type AlarmScope, createAlarm } from "./alarm";
import { DATABASE_ALARM_TEXTS } from "./alarm-texts";
import { databaseMetric } from "./metric";

type Thresholds = Extract<Environment["operations"]["alarms"], { readonly kind: "on" }>["database"];

/** What is watched of the database. */
export interface WatchedDatabase {
  readonly identifier: string;
  readonly instanceClass: string;
  /** GiB that are allocated, as Terraform reads them: the alarm follows what the storage grows to. */
  readonly allocatedGiB: number;
  /** The identifiers of its read replicas, by what their alarms are called. */
  readonly replicas?: Readonly<Record<string, string>>;
}

export interface DatabaseAlarmsProps extends AlarmScope {
  readonly database: WatchedDatabase;
  readonly thresholds: Thresholds;
}

type Watch = Omit<AlarmProps, keyof AlarmScope | "subject" | "text">;

const FIVE_MINUTES = { bad: 5, of: 5 };
/** RDS's burstable classes run in unlimited mode. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Types.html */
const BURSTABLE = /^db\.t\d/;

/** RDS publishes these every minute: silence is a database that is gone, which its events tell sooner. */
export function createDatabaseAlarms(scope: Construct, props: DatabaseAlarmsProps): CloudwatchMetricAlarm[] {
  const { namePrefix, topicArn, database, thresholds } = props;
  const create = (
    key: string,
    text: keyof typeof DATABASE_ALARM_TEXTS,
    watch: Watch,
  ): CloudwatchMetricAlarm =>
    createAlarm(scope, key, {
      namePrefix,
      topicArn,
      subject: "database",
      text: DATABASE_ALARM_TEXTS[text],
      ...watch,
    });
  const watches: Partial<Record<keyof typeof DATABASE_ALARM_TEXTS, Watch>> = {
    ...instanceWatches(database, thresholds),
    ...(BURSTABLE.test(database.instanceClass) ? creditWatches(database, thresholds) : {}),
  };
  return [
    ...Object.entries(watches).map(([key, watch]) =>
      create(key, key as keyof typeof DATABASE_ALARM_TEXTS, watch),
    ),
    ...Object.entries(database.replicas ?? {}).map(([name, identifier]) =>
      create(`${name}-replica-lag`, "replica-lag", {
        watches: databaseMetric(identifier, "ReplicaLag", "Maximum"),
        rings: "above",
        threshold: thresholds.replicaLagSeconds,
        periods: FIVE_MINUTES,
        // A replica that does not replicate tells -1 or nothing; its event says why.
        missing: "breaching",
      }),
    ),
  ];
}

function instanceWatches(
  { identifier, instanceClass, allocatedGiB }: WatchedDatabase,
  thresholds: Thresholds,
) {
  return {
    cpu: {
      watches: databaseMetric(identifier, "CPUUtilization", "Average"),
      rings: "above",
      threshold: thresholds.cpuPercent,
      periods: FIVE_MINUTES,
      missing: "breaching",
    },
    connections: {
      watches: databaseMetric(identifier, "DatabaseConnections", "Maximum"),
      rings: "above",
      threshold: connectionThreshold(instanceClass, thresholds),
      periods: FIVE_MINUTES,
      missing: "missing",
    },
    storage: {
      watches: databaseMetric(identifier, "FreeStorageSpace", "Minimum"),
      rings: "below",
      threshold: shareOfStorage(allocatedGiB, thresholds.freeStoragePercent),
      periods: FIVE_MINUTES,
      missing: "missing",
    },
    memory: {
      watches: databaseMetric(identifier, "FreeableMemory", "Minimum"),
      rings: "below",
      threshold: memoryThreshold(instanceClass, thresholds),
      periods: { bad: 15, of: 15 },
      missing: "missing",
    },
  } as const satisfies Record<string, Watch>;
}

/** Published every five minutes. A new instance earns its first credits within the hour. */
function creditWatches({ identifier }: WatchedDatabase, thresholds: Thresholds) {
  return {
    "cpu-credits": {
      watches: databaseMetric(identifier, "CPUCreditBalance", "Average"),
      rings: "below",
      threshold: thresholds.cpuCredits,
      periodSeconds: 300,
      periods: { bad: 12, of: 12 },
      missing: "missing",
    },
    "surplus-credits": {
      watches: databaseMetric(identifier, "CPUSurplusCreditsCharged", "Sum"),
      rings: "above",
      threshold: 0,
      periodSeconds: 300,
      periods: { bad: 1, of: 1 },
      missing: "notBreaching",
    },
  } as const satisfies Record<string, Watch>;
}

/** In bytes, worked out by Terraform. */
function shareOfStorage(allocatedGiB: number, percent: number): number {
  return Token.asNumber(Op.mul(allocatedGiB, Math.round((2 ** 30 * percent) / 100)));
}

/** Checked before: one of the two is there. */
function connectionThreshold(instanceClass: string, { connections, connectionsPercent }: Thresholds): number {
  return connections ?? Math.floor(((connectionsOf(instanceClass) ?? 0) * connectionsPercent) / 100);
}

function memoryThreshold(instanceClass: string, { freeMemoryMiB, freeMemoryPercent }: Thresholds): number {
  const mebibytes =
    freeMemoryMiB ?? Math.floor(((memoryGiBOf(instanceClass) ?? 0) * 1024 * freeMemoryPercent) / 100);
  return mebibytes * 2 ** 20;
}
