import { degrades, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { valueOf } from "./told-values";

export const databaseApplyImmediately: Rule = {
  id: "database-apply-immediately",
  title: "Changes of a database wait for its maintenance window",
  why: "With apply_immediately a changed class or parameter restarts the database in the middle of the day.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.ApplyImmediately.html",
  check: (context) =>
    context.topology.databases.flatMap((database) => {
      const { address } = database;
      const flag = readerAt(context, address)?.flag("apply_immediately", false);
      if (flag === undefined || valueOf(flag) !== true) return [];
      return [degrades(address, `${address}.apply_immediately is true`, "Set apply_immediately = false.")];
    }),
};
