import type { Environment } from "../environment";
import type { ConfigProblem } from "../problem";
import { partitionOf } from "../regions";
import { DAYS_OF_WEEK, MINUTES_PER_DAY, overlaps, parseDaily, parseWeekly } from "./time-windows";

/** How long AWS Backup may take to start a backup, in minutes: an hour is its shortest. */
const START_MINUTES = 60;
/**
 * In the hour before RDS's own windows, and in them, a backup of RDS by AWS Backup fails.
 * Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/troubleshooting.html
 */
const CLEAR_MINUTES = 60;

const PATH = "database.backupVault";

/** The vault's hour, its lock and its copy fit the environment. */
export function checkBackupVault({
  region,
  protection,
  database,
}: Pick<Environment, "region" | "protection" | "database">): ConfigProblem[] {
  const { backupVault: vault } = database;
  if (vault.kind === "none") return [];
  const problems: ConfigProblem[] = [];
  if (clashes(vault.startTime, database)) {
    problems.push({
      path: `${PATH}.startTime`,
      given: vault.startTime,
      allowed: `an hour outside RDS's windows ${database.backupWindow} and ${database.maintenanceWindow}, and outside the hour before each: a backup fails there`,
      fix: `move \`${PATH}.startTime\`, \`database.backupWindow\` or \`database.maintenanceWindow\``,
    });
  }
  const { lock, copy } = vault;
  if (lock.kind !== "none" && protection.kind === "disposable") {
    problems.push({
      path: `${PATH}.lock`,
      given: lock.kind,
      allowed: '{ kind: "none" } in a disposable environment: a locked backup stops its destroy half-way',
      fix: `remove \`${PATH}.lock\`, or retain the environment`,
    });
  }
  if (lock.kind !== "none" && lock.minimumRetentionDays > vault.retentionDays) {
    problems.push({
      path: `${PATH}.lock.minimumRetentionDays`,
      given: lock.minimumRetentionDays,
      allowed: `at most \`${PATH}.retentionDays\`, here ${vault.retentionDays}: the vault would refuse every backup`,
      fix: `lower it, or raise \`${PATH}.retentionDays\``,
    });
  }
  if (
    copy.kind === "region" &&
    (copy.region === region || partitionOf(copy.region) !== partitionOf(region))
  ) {
    problems.push({
      path: `${PATH}.copy.region`,
      given: copy.region,
      allowed: `another region of the partition ${partitionOf(region)} than ${region}`,
      fix: `change \`${PATH}.copy.region\``,
    });
  }
  return problems;
}

function clashes(
  startTime: string,
  { backupWindow, maintenanceWindow }: Pick<Environment["database"], "backupWindow" | "maintenanceWindow">,
): boolean {
  const { start } = parseDaily(`${startTime}-${startTime}`);
  const length = START_MINUTES;
  const backup = withClearance(parseDaily(backupWindow));
  const maintenance = withClearance(parseWeekly(maintenanceWindow));
  return DAYS_OF_WEEK.some((_day, index) => {
    const at = { start: index * MINUTES_PER_DAY + start, length };
    return (
      overlaps(at, maintenance) ||
      overlaps(at, { ...backup, start: index * MINUTES_PER_DAY + backup.start }) ||
      // The clearance of tomorrow's window reaches into today.
      overlaps(at, { ...backup, start: (index + 1) * MINUTES_PER_DAY + backup.start })
    );
  });
}

function withClearance({ start, length }: { readonly start: number; readonly length: number }) {
  return { start: start - CLEAR_MINUTES, length: length + CLEAR_MINUTES };
}
