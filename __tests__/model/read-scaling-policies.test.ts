import { ref } from "./support/graph-of";
import { fleetOf } from "./support/fleet-of";
import { plain } from "./support/plain";

test("policies of every kind, in the order of their addresses", () => {
  const group = { autoscaling_group_name: ref("aws_autoscaling_group.x.name") };
  const { policies } = fleetOf(
    {},
    {
      "aws_autoscaling_policy.d": {
        ...group,
        adjustment_type: "ChangeInCapacity",
        scaling_adjustment: 1,
        enabled: false,
      },
      "aws_autoscaling_policy.c": {
        ...group,
        policy_type: "StepScaling",
        step_adjustment: [{ scaling_adjustment: 1 }],
      },
      "aws_autoscaling_policy.b": {
        ...group,
        policy_type: "TargetTrackingScaling",
        target_tracking_configuration: {
          target_value: 5,
          customized_metric_specification: { metric_name: "Depth" },
        },
      },
      "aws_autoscaling_policy.a": {
        ...group,
        policy_type: "TargetTrackingScaling",
        target_tracking_configuration: [
          {
            target_value: "40.0",
            predefined_metric_specification: [{ predefined_metric_type: "ASGAverageCPUUtilization" }],
          },
        ],
      },
      "aws_autoscaling_policy.e": {
        ...group,
        policy_type: "PredictiveScaling",
        predictive_scaling_configuration: {
          metric_specification: {
            target_value: 30,
            predefined_metric_pair_specification: { predefined_metric_type: "ASGCPUUtilization" },
          },
        },
      },
    },
  );
  const told = policies.map(({ stepScaling: _, ...policy }) => plain(policy) as object);
  expect(told.map((policy) => Object.values(policy) as unknown[])).toEqual([
    ["aws_autoscaling_policy.a", "target-tracking", "ASGAverageCPUUtilization", 40, true],
    ["aws_autoscaling_policy.b", "target-tracking", "Depth", 5, true],
    [
      "aws_autoscaling_policy.c",
      "step",
      "? aws_autoscaling_policy.c follows the alarms that trigger it",
      "? aws_autoscaling_policy.c follows the alarms that trigger it",
      true,
    ],
    [
      "aws_autoscaling_policy.d",
      "simple",
      "? aws_autoscaling_policy.d follows the alarms that trigger it",
      "? aws_autoscaling_policy.d follows the alarms that trigger it",
      false,
    ],
    ["aws_autoscaling_policy.e", "predictive", "ASGCPUUtilization", 30, true],
  ]);
});
