import { degrades, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const databaseMinorUpgrade: Rule = {
  id: "database-minor-upgrade",
  title: "A database gets its minor upgrades",
  why: "Minor versions carry the fixes of crashes and of holes; without them somebody has to remember.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.MySQL.html",
  check: (context) =>
    context.topology.databases.flatMap((database) => {
      const { address } = database;
      return valueOf(database.autoMinorVersionUpgrade) === false
        ? [
            degrades(
              address,
              `${address}.auto_minor_version_upgrade is false`,
              "Set auto_minor_version_upgrade = true.",
            ),
          ]
        : [];
    }),
};
