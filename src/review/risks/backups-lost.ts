import type { Change } from "../change";
import type { Severity } from "../review-report";
import { isGone, isKept } from "./kinds";
import { isOn, lossesOf, lossOf, numberOf, type Loss, lost } from "./losses";
import { at, eachChange, type FoundRisk, type RiskRule } from "./risk-rule";
import { settingsOf } from "./settings";
import { toldValue } from "./settings-values";
import { goneText } from "./spoken";

/** Days that backups are kept, or how many of them. */
const RETENTIONS = [
  "automated_snapshot_retention_period",
  "backup_retention_period",
  "snapshot_retention_limit",
] as const;

const BACKUP_PLANS: ReadonlySet<string> = new Set([
  "aws_backup_plan",
  "aws_backup_selection",
  "aws_db_instance_automated_backups_replication",
  "aws_dlm_lifecycle_policy",
]);

export const backupsLost: RiskRule = {
  id: "backups-lost",
  title: "Backups are switched off, kept for a shorter time, or deleted",
  severity: "critical",
  outage:
    "A mistake in the data that is noticed after the retention, or without any backup, cannot be undone. Shortening it deletes the older backups at once.",
  fix: "Keep the retention, up to 35 days for RDS.",
  source:
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html",
  check: eachChange((change) => {
    if (BACKUP_PLANS.has(change.type) && isGone(change))
      return [at(change, "high", `${goneText(change)}: what it backed up is backed up no more`)];
    if (!isKept(change)) return [];
    return [
      ...RETENTIONS.flatMap((attribute) => shortened(change, attribute)),
      ...found(change, "critical", lossesOf(change, "point_in_time_recovery.enabled", isOn), NO_WAY_BACK),
      ...found(
        change,
        "high",
        lossesOf(change, "delete_automated_backups", (value) => value === false),
        WITH_IT,
      ),
      ...(change.type === "aws_s3_bucket_versioning"
        ? found(change, "high", lossesOf(change, "versioning_configuration.status", isEnabled), OVERWRITTEN)
        : []),
    ];
  }),
};

const NO_WAY_BACK = "there is no point in time to go back to";
const WITH_IT = "its backups are deleted with it";
const OVERWRITTEN = "what is overwritten or deleted in the bucket is gone";
const OLDER_ARE_GONE = "older backups are deleted, and a mistake that is noticed later cannot be undone";

function shortened(change: Change, attribute: string): readonly FoundRisk[] {
  return settingsOf(change, attribute).flatMap((setting) => {
    const before = numberOf(toldValue(setting.before));
    const loss = lossOf(setting, (value) => {
      const kept = numberOf(value);
      // After a value that is hidden nobody can tell that this one is not smaller.
      return kept !== undefined && kept > 0 && before !== undefined && kept >= before;
    });
    if (loss === undefined) return [];
    const isNone = loss.isTold && numberOf(toldValue(setting.after)) === 0;
    return found(change, isNone ? "critical" : "high", [loss], isNone ? NO_WAY_BACK : OLDER_ARE_GONE);
  });
}

function found(
  change: Change,
  severity: Severity,
  losses: readonly Loss[],
  consequence: string,
): readonly FoundRisk[] {
  return losses.map((loss) => lost(change, severity, loss, consequence));
}

function isEnabled(value: unknown): boolean {
  return value === "Enabled";
}
