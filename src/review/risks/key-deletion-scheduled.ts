import type { Change } from "../change";
import { isGone } from "./kinds";
import { numberOf } from "./losses";
import { at, eachChange, type RiskRule } from "./risk-rule";
import { valueBefore } from "./settings";
import { goneText } from "./spoken";

const KEYS: ReadonlySet<string> = new Set([
  "aws_kms_external_key",
  "aws_kms_key",
  "aws_kms_replica_external_key",
  "aws_kms_replica_key",
]);

/** Source: the page of the rule, "The default is 30 days". */
const DEFAULT_WINDOW_DAYS = 30;

export const keyDeletionScheduled: RiskRule = {
  id: "key-deletion-scheduled",
  title: "A key is scheduled for deletion",
  severity: "critical",
  outage:
    "It is unusable from the apply on: disks, snapshots, logs and secrets under it cannot be read, and instances with such a disk do not start. After the window nobody can ever read them.",
  fix: "Keep the key for as long as anything under it is kept; until the window ends `aws kms cancel-key-deletion` brings it back.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html",
  check: eachChange((change) => {
    if (!KEYS.has(change.type) || !isGone(change)) return [];
    return [
      at(
        change,
        "critical",
        `${goneText(change)}: what is encrypted with it cannot be read from now on, and after ${windowText(change)} never again`,
      ),
    ];
  }),
};

function windowText(change: Change): string {
  const window = valueBefore(change, "deletion_window_in_days");
  if (window === undefined) return "7 to 30 days (which cannot be told)";
  return `${numberOf(window) ?? DEFAULT_WINDOW_DAYS} days`;
}
