import { degrades, fails, whereTold, type Rule } from "./rule";

export const databaseBackups: Rule = {
  id: "database-backups",
  title: "A database is backed up for long enough",
  why: "With a retention of 0 there is no backup and no point in time to go back to; a mistake that is noticed after the retention stays.",
  source:
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html",
  check: (context) =>
    context.topology.databases.flatMap((database) => {
      const { address } = database;
      return whereTold(database.backupRetentionDays, address, "backup_retention_period", (days) => {
        const message = `${address}.backup_retention_period is ${days}`;
        const fix = "Set backup_retention_period to at least 7, up to 35.";
        if (days === 0) return [fails(address, message, fix)];
        return days < 7 ? [degrades(address, message, fix)] : [];
      });
    }),
};
