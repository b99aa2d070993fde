import { z } from "zod";
import { isDbInstanceClass } from "../instance-types";
import { auditLog } from "./audit-log-schema";
import { backupVault } from "./backup-vault-schema";
import { masterPassword } from "./master-password-schema";
import { FIELDS, integer, oneOf, reason, tcpPort, text } from "./primitives";
import { logRetentionDays } from "./network-schema";
import { restore } from "./restore-schema";

/** Words that MySQL or RDS keep for themselves. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html */
const RESERVED_NAMES = new Set([
  "mysql",
  "sys",
  "information_schema",
  "performance_schema",
  "rdsadmin",
  "root",
  "admin",
  "rdsrepladmin",
  "innodb",
]);

function mysqlName(longest: number): z.ZodString {
  const allowed = `1 to ${longest} lower-case letters, digits and underscores from a letter on, and no reserved word`;
  return text(new RegExp(`^[a-z][a-z0-9_]{0,${longest - 1}}$`), allowed).refine(
    (value) => !RESERVED_NAMES.has(value),
    { error: allowed },
  );
}

const availability = z.discriminatedUnion(
  "kind",
  [z.strictObject({ kind: z.literal("multi-az") }), z.strictObject({ kind: z.literal("single-az"), reason })],
  { error: '{ kind: "multi-az" } or { kind: "single-az", reason }' },
);

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].join("|");
const TIME = "([01]\\d|2[0-3]):[0-5]\\d";

export const databaseSchema = z.strictObject(
  {
    /** The RDS instance class. Changing it fails over once. */
    instanceClass: z
      .string({ error: "an RDS instance class such as db.m6g.large" })
      .refine(isDbInstanceClass, {
        error: "an RDS instance class, with its db. prefix, such as db.m6g.large",
      }),
    /** MySQL's version; RDS picks the newest patch of a minor. @default "8.4" */
    engineVersion: text(
      /^8\.4(\.\d{1,2})?$/,
      "8.4, or a patch of it such as 8.4.6 (8.0 left standard support in July 2026)",
    ).default("8.4"),
    /** A standby in another zone with automatic failover, or none for a reason. @default { kind: "multi-az" } */
    availability: availability.default({ kind: "multi-az" }),
    /** Size of the gp3 storage in GiB. */
    storageGiB: integer(20, 65_536, "GiB"),
    /** How far storage may grow by itself, in GiB; above `storageGiB`. */
    maximumStorageGiB: integer(22, 65_536, "GiB"),
    /** The port, from RDS's lowest on; not MySQL's well-known 3306. @default 3307 */
    port: tcpPort(1150)
      .refine((value) => value !== 3306, { error: "a port other than the well-known 3306" })
      .default(3307),
    /** The first schema. Changing it replaces the database. @default "app" */
    name: mysqlName(32).default("app"),
    /** The master user, used by nobody but the first boot. Changing it replaces the database. @default "dbowner" */
    masterUser: mysqlName(16).default("dbowner"),
    /**
     * Who keeps the master password: RDS, which makes a new one every 7 days, or a secret of the system's own, for read
     * replicas or blue/green updates. Changing it replaces nothing. @default { kind: "managed" }
     */
    masterPassword: masterPassword.prefault({ kind: "managed" }),
    /** The user of the application, which the first boot creates. @default "app" */
    applicationUser: mysqlName(32).default("app"),
    /** Days of point-in-time recovery, 1 to 35. @default 14 */
    backupRetentionDays: integer(1, 35, "days").default(14),
    /** A vault of AWS Backup with a daily backup. @default { kind: "daily" }: 35 days, from 06:00 on, no lock, no copy */
    backupVault: backupVault.prefault({ kind: "daily" }),
    /** What a new database is made from: a snapshot, or a moment of another one. @default not set: it begins empty */
    restore: restore.exactOptional(),
    /** Daily backup window in UTC, at least 30 minutes, outside the maintenance window. @default "03:00-04:00" */
    backupWindow: text(new RegExp(`^${TIME}-${TIME}$`), "hh:mm-hh:mm in UTC").default("03:00-04:00"),
    /** Weekly maintenance window in UTC, at least 30 minutes. @default "sun:04:30-sun:05:30" */
    maintenanceWindow: text(
      new RegExp(`^(${DAYS}):${TIME}-(${DAYS}):${TIME}$`),
      "ddd:hh:mm-ddd:hh:mm in UTC",
    ).default("sun:04:30-sun:05:30"),
    /** CloudWatch Database Insights: `standard` keeps 7 days, `advanced` 15 months and costs per vCPU. @default "standard" */
    insights: oneOf(["standard", "advanced"]).default("standard"),
    /** Seconds between two records of enhanced monitoring. @default 60 */
    monitoringIntervalSeconds: oneOf([1, 5, 10, 15, 30, 60]).default(60),
    /** MySQL's audit log, exported with the others. Changing it replaces nothing. @default { kind: "none" } */
    auditLog: auditLog.default({ kind: "none" }),
    /** How long exported database logs are kept, in days. @default 365 */
    logRetentionDays: logRetentionDays.default(365),
  },
  FIELDS,
);
