import type { AttributeReader } from "../../model/attribute-reader";
import { FLEET } from "../../model/element-types";
import { bootScriptOf } from "./boot-scripts";
import { degrades, fails, type Rule } from "./rule";
import { readersOf, type RuleContext } from "./rule-context";
import { valueOf } from "./told-values";

/** Seconds that a hook waits where it does not say. https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks.html */
const DEFAULT_TIMEOUT_SECONDS = 3600;

export const lifecycleHook: Rule = {
  id: "lifecycle-hook",
  title: "Somebody completes the lifecycle hook of a launch",
  why: "A launch waits at its hook until somebody completes it; where nobody does, the instance is ended, or comes late by the whole timeout.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks.html",
  check: (context) =>
    readersOf(context, "aws_autoscaling_lifecycle_hook").flatMap((hook) => {
      const { address } = hook;
      const isLaunch = valueOf(hook.text("lifecycle_transition")) === "autoscaling:EC2_INSTANCE_LAUNCHING";
      if (!isLaunch || mayBeCompleted(context, hook)) return [];
      const seconds = valueOf(hook.number("heartbeat_timeout", DEFAULT_TIMEOUT_SECONDS));
      const text = `nobody completes ${address}: each new instance waits for ${seconds ?? "its"} s`;
      const fix = "Call complete-lifecycle-action at the end of the boot script, or remove the hook.";
      return valueOf(hook.text("default_result", "ABANDON")) === "CONTINUE"
        ? [degrades(address, `${text} before it serves`, fix)]
        : [fails(address, `${text} and is ended then`, fix)];
    }),
};

/** By its boot script, whoever the hook notifies, or whoever hears of it on the event bus. */
function mayBeCompleted(context: RuleContext, hook: AttributeReader): boolean {
  if (hook.isWritten("notification_target_arn")) return true;
  const of = valueOf(hook.one("autoscaling_group_name", FLEET));
  const fleet = context.topology.fleets.find(({ address }) => address === of);
  const template = fleet && valueOf(fleet.template);
  const script = template && bootScriptOf(template);
  if (script === undefined || script.includes("complete-lifecycle-action")) return true;
  return readersOf(context, "aws_cloudwatch_event_rule").some((rule) => {
    const pattern = rule.written("event_pattern");
    return !pattern.known || pattern.value.includes("EC2 Instance-launch Lifecycle Action");
  });
}
