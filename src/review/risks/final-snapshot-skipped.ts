import type { Change } from "../change";
import { isGone, isKept } from "./kinds";
import { isOn, lossesOf, lost } from "./losses";
import { DATABASES } from "./resource-types";
import { at, eachChange, type FoundRisk, type RiskRule } from "./risk-rule";
import { settingsOf, valueBefore } from "./settings";

export const finalSnapshotSkipped: RiskRule = {
  id: "final-snapshot-skipped",
  title: "A database is, or would be, deleted without a final snapshot",
  severity: "critical",
  outage:
    "With the database its rows are gone: automated backups are deleted with it unless they are kept on purpose.",
  fix: "Set skip_final_snapshot = false and a final_snapshot_identifier, and apply that before anything is deleted.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
  check: eachChange((change) => {
    if (!DATABASES.has(change.type)) return [];
    return isGone(change) ? goneWithout(change) : isKept(change) ? switchedOff(change) : [];
  }),
};

/** Terraform deletes with the setting that is in the state, not with the one that is planned. */
function goneWithout(change: Change): readonly FoundRisk[] {
  const [changed] = settingsOf(change, "skip_final_snapshot");
  const isSkipped = valueBefore(change, "skip_final_snapshot");
  // Where the reader kept nothing of it `database-replaced` says that it cannot be told.
  if (isSkipped === undefined && changed !== undefined)
    return [at(change, "high", "whether a final snapshot is taken cannot be told", "skip_final_snapshot")];
  if (!isOn(isSkipped)) return [];
  const text = "skip_final_snapshot is true in the state: it is deleted by this plan without a snapshot";
  return [at(change, "critical", text, "skip_final_snapshot")];
}

function switchedOff(change: Change): readonly FoundRisk[] {
  return lossesOf(change, "skip_final_snapshot", (value) => !isOn(value)).map((loss) =>
    lost(change, "high", loss, "a later deletion leaves nothing to restore"),
  );
}
