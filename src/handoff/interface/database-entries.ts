import { quoted } from "../expression";
import type { Entry } from "./entry";
import { valueAt } from "./places";
import { longEnough, MAINTENANCE, BACKUP, windowsApart } from "./windows";

const INSTANCE = "aws_db_instance.database";
const CLASS = "^db\\.[a-z]{1,2}[0-9]{1,2}[a-z]*\\.(micro|small|medium|large|[0-9]{0,2}xlarge)$";
/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.Engines.html */
const WITHOUT_INSIGHTS = "^db\\.t(2|3|4g)\\.(micro|small)$";

export const databaseEntries: readonly Entry[] = [
  {
    name: "database_instance_class",
    type: "string",
    description: "RDS instance class. Changing it fails over once, in the maintenance window.",
    default: `${INSTANCE}.instance_class`,
    places: valueAt("database_instance_class", `${INSTANCE}.instance_class`),
    validations: () => [
      {
        condition: `can(regex(${quoted(CLASS)}, var.database_instance_class))`,
        message: "An RDS instance class, with its db. prefix, such as db.m6g.large.",
        refuses: { database_instance_class: "m6g.large" },
      },
      {
        condition: `!can(regex(${quoted(WITHOUT_INSIGHTS)}, var.database_instance_class))`,
        message: "A class with Performance Insights: of the burstable ones, medium and larger.",
        refuses: { database_instance_class: "db.t4g.small" },
      },
    ],
  },
  {
    name: "database_storage_gib",
    type: "number",
    description: "Size of the gp3 storage in GiB, from which it grows by itself.",
    default: `${INSTANCE}.allocated_storage`,
    places: valueAt("database_storage_gib", `${INSTANCE}.allocated_storage`),
    validations: () => [wholeNumber("database_storage_gib", 20, 65_536, "GiB")],
  },
  {
    name: "database_maximum_storage_gib",
    type: "number",
    description: "How far the storage may grow by itself, in GiB.",
    default: `${INSTANCE}.max_allocated_storage`,
    places: valueAt("database_maximum_storage_gib", `${INSTANCE}.max_allocated_storage`),
    validations: () => [
      wholeNumber("database_maximum_storage_gib", 22, 65_536, "GiB"),
      {
        condition: "var.database_maximum_storage_gib * 10 >= var.database_storage_gib * 11",
        message: "At least a tenth above database_storage_gib.",
        refuses: { database_storage_gib: 100, database_maximum_storage_gib: 109 },
      },
    ],
  },
  {
    name: "database_backup_retention_days",
    type: "number",
    description: "Days of point-in-time recovery.",
    default: `${INSTANCE}.backup_retention_period`,
    places: valueAt("database_backup_retention_days", `${INSTANCE}.backup_retention_period`),
    validations: () => [wholeNumber("database_backup_retention_days", 1, 35, "days")],
  },
  {
    name: "database_backup_window",
    type: "string",
    description: "Daily backup window in UTC, hh:mm-hh:mm.",
    default: `${INSTANCE}.backup_window`,
    places: valueAt("database_backup_window", `${INSTANCE}.backup_window`),
    validations: () => [
      {
        condition: `can(regex(${quoted(BACKUP.pattern)}, var.database_backup_window))`,
        message: "hh:mm-hh:mm in UTC.",
        refuses: { database_backup_window: "3:00-4:00" },
      },
      {
        condition: longEnough(BACKUP),
        message: "At least 30 minutes.",
        refuses: { database_backup_window: "03:00-03:29" },
      },
    ],
  },
  {
    name: "database_maintenance_window",
    type: "string",
    description: "Weekly maintenance window in UTC, ddd:hh:mm-ddd:hh:mm, outside the backup window.",
    default: `${INSTANCE}.maintenance_window`,
    places: valueAt("database_maintenance_window", `${INSTANCE}.maintenance_window`),
    validations: () => [
      {
        condition: `can(regex(${quoted(MAINTENANCE.pattern)}, var.database_maintenance_window))`,
        message: "ddd:hh:mm-ddd:hh:mm in UTC.",
        refuses: { database_maintenance_window: "sunday:04:30-sunday:05:30" },
      },
      {
        condition: longEnough(MAINTENANCE),
        message: "At least 30 minutes.",
        refuses: { database_maintenance_window: "sun:12:00-sun:12:29" },
      },
      {
        condition: windowsApart(),
        message: "A window outside the daily backup window.",
        refuses: {
          database_backup_window: "03:00-04:00",
          database_maintenance_window: "sat:23:30-sun:03:01",
        },
      },
    ],
  },
];

function wholeNumber(variable: string, least: number, most: number, unit: string) {
  return {
    condition: `var.${variable} >= ${least} && var.${variable} <= ${most} && floor(var.${variable}) == var.${variable}`,
    message: `A whole number of ${unit} from ${least} to ${most}.`,
    refuses: { [variable]: most + 1 },
  };
}
