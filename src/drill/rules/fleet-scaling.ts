import { actionsOf, ANY } from "../../model/read-scaling-alarms";
import { degrades, type Found, type Rule } from "./rule";
import { readersOf, type RuleContext } from "./rule-context";
import { valueOf } from "./told-values";

export const fleetScaling: Rule = {
  id: "fleet-scaling",
  title: "A fleet that may grow has a policy that makes it grow",
  why: "Auto Scaling changes the size for health and for policies alone: without an enabled policy that something triggers, no load adds an instance.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html",
  check: (context) =>
    context.topology.fleets.flatMap(({ address, policies }) => {
      const disabled = policies.filter(({ enabled }) => valueOf(enabled) === false);
      const off = disabled.map((policy) =>
        degrades(
          policy.address,
          `${policy.address}.enabled is false: it scales nothing`,
          "Set enabled = true.",
        ),
      );
      if (policies.length > 0) return [...off, ...untriggered(context, policies)];
      const fix = "Add an aws_autoscaling_policy of type TargetTrackingScaling.";
      return [
        degrades(address, `${address} has no scaling policy: it stays at its size under any load`, fix),
      ];
    }),
};

type Policies = RuleContext["topology"]["fleets"][number]["policies"];

/** Target tracking makes its own alarms; steps wait for one that names them. */
function untriggered(context: RuleContext, policies: Policies): readonly Found[] {
  const alarms = readersOf(context, "aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm");
  const actions = alarms.flatMap(actionsOf);
  if (actions.includes(ANY)) return [];
  const triggered = new Set(actions);
  return policies
    .filter(({ kind, address }) => (kind === "step" || kind === "simple") && !triggered.has(address))
    .map(({ address }) =>
      degrades(
        address,
        `no alarm has ${address} among its alarm_actions: it scales nothing`,
        "Add an aws_cloudwatch_metric_alarm whose alarm_actions name the policy.",
      ),
    );
}
