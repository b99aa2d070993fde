import type { Change } from "../change";
import { isGone, isKept } from "./kinds";
import { cannotBeTold, goes, isOn, lossesOf, lost, numberOf } from "./losses";
import { at, eachChange, type FoundRisk, type RiskRule } from "./risk-rule";
import { settingsOf } from "./settings";
import { isUntold, toldValue } from "./settings-values";
import { goneText } from "./spoken";

/** Who did what, and who reached whom: without these nobody finds out afterwards. */
const TRAILS: ReadonlySet<string> = new Set([
  "aws_cloudtrail",
  "aws_config_configuration_recorder",
  "aws_flow_log",
]);
const LOGS: ReadonlySet<string> = new Set(["aws_cloudwatch_log_group", "aws_s3_bucket_logging"]);

export const logsRemoved: RiskRule = {
  id: "logs-removed",
  title: "Logs are deleted, switched off or kept for a shorter time",
  severity: "high",
  outage: "None now. At the next one nobody can tell what happened, and what was written until now is gone.",
  fix: "Keep them; to end a log group, export it first.",
  source: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
  check: eachChange((change) => {
    if (isGone(change)) {
      if (TRAILS.has(change.type))
        return [at(change, "high", `${goneText(change)}: who did what is no longer written down`)];
      return LOGS.has(change.type)
        ? [at(change, "medium", `${goneText(change)}, with what was written until now`)]
        : [];
    }
    if (!isKept(change)) return [];
    return [
      ...switchedOff(change, "enable_logging", "high"),
      ...switchedOff(change, "access_logs.enabled", "medium"),
      ...(change.type === "aws_cloudwatch_log_group" ? shortened(change) : []),
    ];
  }),
};

function switchedOff(change: Change, attribute: string, severity: "high" | "medium"): readonly FoundRisk[] {
  return lossesOf(change, attribute, isOn).map((loss) =>
    lost(change, severity, loss, "what happens is no longer written down"),
  );
}

/** A retention of 0, or none, is for ever. */
function shortened(change: Change): readonly FoundRisk[] {
  return settingsOf(change, "retention_in_days").flatMap((setting) => {
    const before = daysOf(toldValue(setting.before));
    const after = daysOf(toldValue(setting.after));
    if (isUntold(setting.after) || isUntold(setting.before))
      return [
        at(change, "medium", `${cannotBeTold(setting)}; what is older than it is deleted`, setting.attribute),
      ];
    return after < before
      ? [at(change, "low", `${goes(setting)} days: what is older is deleted`, setting.attribute)]
      : [];
  });
}

function daysOf(value: ReturnType<typeof toldValue>): number {
  return numberOf(value) === 0 ? Infinity : (numberOf(value) ?? Infinity);
}
