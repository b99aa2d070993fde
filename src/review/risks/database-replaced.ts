import type { Change } from "../change";
import { isReplaced } from "./kinds";
import { DATABASE_MEMBERS, DATABASES } from "./resource-types";
import { at, eachChange, type RiskRule } from "./risk-rule";
import { valueBefore } from "./settings";
import { goneText } from "./spoken";

export const databaseReplaced: RiskRule = {
  id: "database-replaced",
  title: "A database is replaced by an empty one",
  severity: "critical",
  outage:
    "Its rows are gone with it. The system is down until somebody restores a snapshot, and what was written since is lost.",
  fix: "Undo what forces the replacement, or keep the old one: restore a snapshot into the new one and switch over first.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
  check: eachChange((change) => {
    if (!isReplaced(change)) return [];
    if (DATABASE_MEMBERS.has(change.type))
      return [
        at(
          change,
          "high",
          `${goneText(change)}: its connections are lost, and a failover follows if it writes`,
        ),
      ];
    if (!DATABASES.has(change.type)) return [];
    return [
      at(
        change,
        "critical",
        `${goneText(change)}: the new one is empty, and the rows are gone${snapshotText(change)}`,
      ),
    ];
  }),
};

function snapshotText(change: Change): string {
  const isSkipped = valueBefore(change, "skip_final_snapshot");
  if (isSkipped === undefined) return "; whether a final snapshot is taken cannot be told";
  return isSkipped === true ? ", without a final snapshot" : " but for the final snapshot";
}
