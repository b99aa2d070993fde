import { degrades, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { valueOf } from "./told-values";

export const databaseAutomatedBackups: Rule = {
  id: "database-automated-backups",
  title: "Automated backups outlive their database",
  why: "Deleting an instance deletes its automated backups, and every point in time with them, unless they are retained; the last snapshot is one moment.",
  source:
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.Retaining.html",
  check: (context) =>
    context.topology.databases.flatMap(({ address, skipsFinalSnapshot, backupRetentionDays }) => {
      // Where nothing is to be left, or nothing is there, a finding of its own says so.
      if (valueOf(skipsFinalSnapshot) !== false || valueOf(backupRetentionDays) === 0) return [];
      const deletes = readerAt(context, address)?.flag("delete_automated_backups", true);
      if ((deletes && valueOf(deletes)) !== true) return [];
      return [
        degrades(
          address,
          `${address}.delete_automated_backups is true: its points in time go with it`,
          "Set delete_automated_backups = false.",
        ),
      ];
    }),
};
