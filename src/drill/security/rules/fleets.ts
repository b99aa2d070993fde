import type { AttributeReader } from "../../../model/attribute-reader";
import { readersOf, type RuleContext } from "../../rules/rule-context";
import { each, numberIs, thereAt } from "../attribute-checks";
import { companionsOf, unreadOf } from "../companions";
import { cannotTell, finding, fsbp, type Judged, pass, type SecurityRule } from "../security-rule";

const FLEETS = ["aws_autoscaling_group"] as const;

/** Every change of a group's size that Auto Scaling tells: aws_autoscaling_notification's names of them. */
const CHANGES = ["LAUNCH", "LAUNCH_ERROR", "TERMINATE", "TERMINATE_ERROR"].map(
  (change) => `autoscaling:EC2_INSTANCE_${change}`,
);

export const FLEETS_RULES: readonly SecurityRule[] = [
  {
    id: "fleet-template",
    title: "A fleet launches from a launch template",
    why: "Launch configurations know no metadata tokens for new types, and accounts of today cannot make them.",
    source: fsbp("autoscaling", 9),
    ids: ["CKV_AWS_315", "AutoScaling.9"],
    check: each(FLEETS, undefined, (fleet) => {
      const answers = ["launch_template", "mixed_instances_policy"].map((path) =>
        thereAt(fleet, path, "Launch from an aws_launch_template."),
      );
      const [first = pass(fleet.address)] = answers;
      return (
        answers.find(({ verdict }) => verdict === "pass") ??
        answers.find(({ verdict }) => verdict === "cannot tell") ??
        first
      );
    }),
  },
  {
    id: "fleet-tags",
    title: "A fleet is tagged",
    why: "What has no owner is nobody's at three in the morning.",
    source: fsbp("autoscaling", 10),
    ids: ["CKV_AWS_153", "AutoScaling.10"],
    check: each(FLEETS, undefined, (fleet) => {
      const { address } = fleet;
      const tags = fleet.blocks("tag");
      if (!tags.known) return cannotTell(address, tags.because, "Add tag blocks.");
      return tags.value.length > 0
        ? pass(address)
        : finding(address, `${address} has no tag`, "Add tag blocks with the owner.");
    }),
  },
  {
    id: "fleet-cooldown",
    title: "A fleet rests between two steps",
    why: "Without a cooldown it steps again before the first step shows.",
    source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scaling-cooldowns.html",
    ids: ["AwsSolutions-AS1"],
    check: numberIs({
      types: FLEETS,
      path: "default_cooldown",
      absent: 300,
      isGood: (seconds) => seconds > 0,
      fix: "Leave default_cooldown out: 300 seconds.",
    }),
  },
  {
    id: "fleet-notifications",
    title: "Somebody is told of every launch and termination, and of those that fail",
    why: "A fleet that cannot launch looks healthy until it is too small.",
    source:
      "https://docs.aws.amazon.com/autoscaling/ec2/userguide/automating-ec2-auto-scaling-with-eventbridge.html",
    ids: ["AwsSolutions-AS3"],
    check: each(FLEETS, undefined, isTold),
  },
  {
    id: "fleet-types",
    title: "A fleet may take several instance types",
    why: "Where a zone has none left of the one type, nothing is launched there.",
    source: fsbp("autoscaling", 6),
    ids: ["AutoScaling.6"],
    check: each(FLEETS, undefined, (fleet) => {
      const { address } = fleet;
      const fix = "Use mixed_instances_policy with overrides of several types.";
      const path = "mixed_instances_policy.launch_template.override";
      const overrides = fleet.blocks(path);
      if (!overrides.known) return cannotTell(address, overrides.because, fix);
      return overrides.value.length > 1
        ? pass(address)
        : finding(address, `${address} takes one instance type`, fix);
    }),
  },
];

/** By a notification of the group, or by a rule of EventBridge about Auto Scaling's events with a target. */
function isTold(fleet: AttributeReader, context: RuleContext): Judged {
  const { address } = fleet;
  const fix = "Add an aws_cloudwatch_event_rule for aws.autoscaling with a topic as its target.";
  const notifications = readersOf(context, "aws_autoscaling_notification").map((each) =>
    each.texts("notifications", []),
  );
  if (notifications.some((told) => told.known && CHANGES.every((change) => told.value.includes(change))))
    return pass(address);
  const rules = readersOf(context, "aws_cloudwatch_event_rule").filter((rule) => {
    const pattern = rule.written("event_pattern");
    return pattern.known && pattern.value.includes("aws.autoscaling") && rule.text("state", "ENABLED").known;
  });
  if (
    rules.some(
      (rule) => companionsOf(context, rule, ["aws_cloudwatch_event_target"], "rule", "name").own.length > 0,
    )
  )
    return pass(address);
  const [doubt] = [
    ...notifications.flatMap((told) => (told.known ? [] : [told.because])),
    ...unreadOf(context),
  ];
  const message = `nobody is told when ${address} launches or terminates an instance, or fails to`;
  return doubt === undefined
    ? finding(address, message, fix)
    : cannotTell(address, `${message}, but ${doubt}`, fix);
}
