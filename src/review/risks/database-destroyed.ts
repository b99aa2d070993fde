import { isDestroyed } from "./kinds";
import { DATABASE_MEMBERS, DATABASES } from "./resource-types";
import { at, eachChange, type RiskRule } from "./risk-rule";
import { settingsOf } from "./settings";
import { toldValue } from "./settings-values";
import { goneText } from "./spoken";

export const databaseDestroyed: RiskRule = {
  id: "database-destroyed",
  title: "A database is destroyed",
  severity: "critical",
  outage:
    "Every read and write fails from then on. What is left is a final snapshot, where one is taken, and the backups that are kept.",
  fix: "Leave it in the configuration with prevent_destroy; to give it up, take a snapshot first and waive this risk.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
  check: eachChange((change) => {
    if (!isDestroyed(change)) return [];
    if (DATABASE_MEMBERS.has(change.type))
      return [
        at(
          change,
          "high",
          `${goneText(change)}: the cluster has one server less to read from and to fail over to`,
        ),
      ];
    if (!DATABASES.has(change.type)) return [];
    const isReplica = settingsOf(change, "replicate_source_db").some(({ before }) =>
      Boolean(toldValue(before)),
    );
    return [
      isReplica
        ? at(change, "high", `${goneText(change)}: it is a replica, and what reads from it fails`)
        : at(
            change,
            "critical",
            `${goneText(change)}, with its rows: every read and write fails from then on`,
          ),
    ];
  }),
};
