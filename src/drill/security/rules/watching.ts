import { each, isThere, numberIs, thereAt } from "../attribute-checks";
import { cannotTell, finding, fsbp, type SecurityRule } from "../security-rule";

const LOG_GROUPS = ["aws_cloudwatch_log_group"] as const;
const ALARMS = ["aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm"] as const;
const SENT = ["alarm_actions", "ok_actions", "insufficient_data_actions"] as const;
const LOGS = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs";

export const WATCHING: readonly SecurityRule[] = [
  {
    id: "log-retention",
    title: "A log group says how long it keeps what it has",
    why: "Left out, it keeps everything for ever.",
    source: `${LOGS}/Working-with-log-groups-and-streams.html`,
    ids: ["CKV_AWS_66"],
    check: isThere({ types: LOG_GROUPS, path: "retention_in_days", fix: "Set retention_in_days." }),
  },
  {
    id: "log-retention-year",
    title: "A log group keeps a year",
    why: "Many a break-in is noticed after months.",
    source: fsbp("cloudwatch", 16),
    ids: ["CKV_AWS_338", "CloudWatch.16"],
    check: numberIs({
      types: LOG_GROUPS,
      path: "retention_in_days",
      absent: 0,
      // 0: for ever.
      isGood: (days) => days === 0 || days >= 365,
      fix: "Set retention_in_days = 365.",
    }),
  },
  {
    id: "log-key",
    title: "A log group is encrypted with a key of its owner",
    why: "Only a key of your own says who may read the logs, and logs who did.",
    source: `${LOGS}/encrypt-log-data-kms.html`,
    ids: ["CKV_AWS_158", "AWS-0017"],
    check: isThere({ types: LOG_GROUPS, path: "kms_key_id", fix: "Name a key in kms_key_id." }),
  },
  {
    id: "alarm-actions",
    title: "An alarm tells somebody",
    why: "An alarm without an action is a colour in a console that nobody looks at.",
    source: fsbp("cloudwatch", 15),
    ids: ["CKV_AWS_319", "CloudWatch.15", "CloudWatch.17"],
    check: each(ALARMS, undefined, (alarm) => {
      const { address } = alarm;
      const fix = "Name a topic in alarm_actions, and leave actions_enabled on.";
      const enabled = alarm.flag("actions_enabled", true);
      if (!enabled.known) return cannotTell(address, enabled.because, fix);
      if (!enabled.value) return finding(address, `${address}.actions_enabled is false`, fix);
      const [first] = SENT.flatMap((path) => alarm.each(path));
      return first === undefined
        ? finding(address, `${address} has no action`, fix)
        : thereAt(alarm, first, fix);
    }),
  },
];
