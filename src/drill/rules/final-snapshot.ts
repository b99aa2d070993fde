import { degrades, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { valueOf } from "./told-values";

export const finalSnapshot: Rule = {
  id: "final-snapshot",
  title: "A deleted database leaves a snapshot",
  why: "Without a final snapshot, and with its automated backups deleted too, nothing is left of a database that is deleted by mistake.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
  check: (context) =>
    context.topology.databases.flatMap((database) => {
      const { address } = database;
      const backups = readerAt(context, address)?.flag("delete_automated_backups", true);
      if (valueOf(database.skipsFinalSnapshot) !== true) return [];
      const also = backups && valueOf(backups) === false ? "" : ", and its backups are deleted with it";
      return [
        degrades(
          address,
          `${address}.skip_final_snapshot is true${also}`,
          "Set skip_final_snapshot = false and name a final_snapshot_identifier.",
        ),
      ];
    }),
};
