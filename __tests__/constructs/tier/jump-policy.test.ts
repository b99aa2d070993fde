import { prod } from "../../support/environments";
import { resources } from "../../support/stack-json";
import { tiersScope } from "../../support/tier-scope";

const { json } = tiersScope();

/** Target tracking holds 7200 requests per target and minute on web, 3600 on backend: 30 % of what is rated. */
const policy = (tier: string, bounds: readonly [string, string]) => ({
  name: `durable-test-${tier}-jump`,
  autoscaling_group_name: `\${aws_autoscaling_group.${tier}_group_autoscaling-group.name}`,
  policy_type: "StepScaling",
  adjustment_type: "PercentChangeInCapacity",
  min_adjustment_magnitude: 2,
  metric_aggregation_type: "Average",
  step_adjustment: [
    { metric_interval_lower_bound: "0", metric_interval_upper_bound: bounds[0], scaling_adjustment: 50 },
    {
      metric_interval_lower_bound: bounds[0],
      metric_interval_upper_bound: bounds[1],
      scaling_adjustment: 100,
    },
    { metric_interval_lower_bound: bounds[1], scaling_adjustment: 200 },
  ],
});

const alarm = (tier: string, threshold: number) => ({
  alarm_name: `durable-test-${tier}-jump`,
  alarm_description: "Requests per target far above what target tracking holds: the group grows by steps",
  namespace: "AWS/ApplicationELB",
  metric_name: "RequestCountPerTarget",
  dimensions: {
    LoadBalancer: `\${aws_lb.${tier}_balancer_lb.arn_suffix}`,
    TargetGroup: `\${aws_lb_target_group.${tier}_balancer_lb-target-group.arn_suffix}`,
  },
  statistic: "Sum",
  period: 60,
  evaluation_periods: 1,
  datapoints_to_alarm: 1,
  comparison_operator: "GreaterThanOrEqualToThreshold",
  threshold,
  treat_missing_data: "notBreaching",
  alarm_actions: [`\${aws_autoscaling_policy.${tier}_group_jump_autoscaling-policy.arn}`],
});

function steps(stack = json) {
  return Object.fromEntries(
    Object.entries(resources(stack, "aws_autoscaling_policy")).filter(
      ([, { policy_type: type }]) => type === "StepScaling",
    ),
  );
}

describe("a sudden jump", () => {
  it("adds instances by steps on both tiers, and takes none away", () => {
    expect(steps()).toEqual({
      "web_group_jump_autoscaling-policy": policy("web", ["3600", "10800"]),
      "backend_group_jump_autoscaling-policy": policy("backend", ["1800", "5400"]),
    });
  });

  it("is seen after one minute, by one alarm a tier", () => {
    expect(resources(json, "aws_cloudwatch_metric_alarm")).toEqual({
      "web_group_jump_cloudwatch-metric-alarm": alarm("web", 10_800),
      "backend_group_jump_cloudwatch-metric-alarm": alarm("backend", 5400),
    });
  });

  it("takes declared steps and minutes, from the declared target on", () => {
    const jump = {
      kind: "step",
      minutes: 2,
      steps: [{ fromPercentOfTarget: 125, addPercent: 40 }],
    } as const;
    const declared = tiersScope({
      scaling: { ...prod.web.scaling, requestsPerTargetPerMinute: 1001, jump },
    }).json;
    expect(steps(declared)["web_group_jump_autoscaling-policy"]).toMatchObject({
      step_adjustment: [{ metric_interval_lower_bound: "0", scaling_adjustment: 40 }],
    });
    expect(
      resources(declared, "aws_cloudwatch_metric_alarm")["web_group_jump_cloudwatch-metric-alarm"],
    ).toMatchObject({ threshold: 1252, evaluation_periods: 2, datapoints_to_alarm: 2 });
  });

  it("is left to target tracking alone for a reason", () => {
    const without = tiersScope({
      scaling: { ...prod.web.scaling, jump: { kind: "none", reason: "a tier whose load never jumps" } },
    }).json;
    expect(Object.keys(steps(without))).toEqual(["backend_group_jump_autoscaling-policy"]);
    expect(Object.keys(resources(without, "aws_cloudwatch_metric_alarm"))).toEqual([
      "backend_group_jump_cloudwatch-metric-alarm",
    ]);
  });
});
