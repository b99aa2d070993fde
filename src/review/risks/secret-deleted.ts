import type { Change } from "../change";
import { isGone } from "./kinds";
import { numberOf } from "./losses";
import { at, eachChange, type RiskRule } from "./risk-rule";
import { valueBefore } from "./settings";
import { goneText } from "./spoken";

const SECRETS: ReadonlySet<string> = new Set([
  "aws_secretsmanager_secret",
  "aws_secretsmanager_secret_version",
  "aws_ssm_parameter",
]);

export const secretDeleted: RiskRule = {
  id: "secret-deleted",
  title: "A secret or a parameter is deleted",
  severity: "high",
  outage:
    "Whoever reads it at its start, or after a password has changed, fails: instances do not come up, and connections are not renewed.",
  fix: "See that nobody reads it any more, and keep a recovery window.",
  source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html",
  check: eachChange((change) => {
    if (!SECRETS.has(change.type) || !isGone(change)) return [];
    return [at(change, "high", `${goneText(change)}: whoever reads it fails${wayBack(change)}`)];
  }),
};

function wayBack(change: Change): string {
  if (change.type !== "aws_secretsmanager_secret") return "";
  const window = valueBefore(change, "recovery_window_in_days");
  if (window === undefined) return "; for how long it can be restored cannot be told";
  const days = numberOf(window);
  return days === 0 ? ", and nothing brings it back" : "";
}
