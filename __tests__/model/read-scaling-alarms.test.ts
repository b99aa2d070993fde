import { fleetOf, type Resources } from "./support/fleet-of";
import { among, ref, unknown } from "./support/graph-of";
import { plain } from "./support/plain";

const POLICY: Resources = {
  "aws_autoscaling_policy.jump": {
    autoscaling_group_name: ref("aws_autoscaling_group.x.name"),
    policy_type: "StepScaling",
    adjustment_type: "PercentChangeInCapacity",
    min_adjustment_magnitude: 2,
    step_adjustment: [
      { metric_interval_lower_bound: "0", metric_interval_upper_bound: "1800", scaling_adjustment: 50 },
      { metric_interval_lower_bound: "1800", scaling_adjustment: 100 },
    ],
  },
};
const ALARM = {
  namespace: "AWS/ApplicationELB",
  metric_name: "RequestCountPerTarget",
  statistic: "Sum",
  period: 60,
  evaluation_periods: 3,
  comparison_operator: "GreaterThanOrEqualToThreshold",
  threshold: 5400,
  dimensions: { TargetGroup: ref("aws_lb_target_group.one.arn_suffix") },
  alarm_actions: [ref("aws_autoscaling_policy.jump.arn")],
} as const;

function scalingOf(alarms: Resources, policy: object = {}): unknown {
  const jump = { ...POLICY["aws_autoscaling_policy.jump"], ...policy };
  const [only] = fleetOf({}, { "aws_autoscaling_policy.jump": jump, ...alarms }).policies;
  return plain(only?.stepScaling);
}

test("steps with their bounds, and the alarm that sets them going", () => {
  expect(scalingOf({ "aws_cloudwatch_metric_alarm.jump": ALARM })).toEqual({
    adjustment: "PercentChangeInCapacity",
    leastChange: 2,
    steps: [
      { from: 0, to: 1800, by: 50 },
      { from: 1800, to: null, by: 100 },
    ],
    alarms: [
      {
        address: "aws_cloudwatch_metric_alarm.jump",
        metric: "AWS/ApplicationELB RequestCountPerTarget",
        statistic: "Sum",
        of: "aws_lb_target_group.one",
        comparison: "GreaterThanOrEqualToThreshold",
        threshold: 5400,
        periodSeconds: 60,
        periods: 3,
        datapoints: 3,
      },
    ],
  });
});

test("a warmup of its own, two of three periods, and the processors of the group", () => {
  const alarm = {
    ...ALARM,
    datapoints_to_alarm: 2,
    dimensions: { AutoScalingGroupName: ref("aws_autoscaling_group.x.name") },
  };
  expect(
    scalingOf({ "aws_cloudwatch_metric_alarm.jump": alarm }, { estimated_instance_warmup: 45 }),
  ).toMatchObject({ warmupSeconds: 45, alarms: [{ of: "aws_autoscaling_group.x", datapoints: 2 }] });
});

test.each<[string, Resources, unknown]>([
  ["of another policy", { ...ALARM, alarm_actions: [ref("aws_sns_topic.x.arn")] } as never, []],
  ["without actions", { ...ALARM, actions_enabled: false } as never, []],
  [
    "whose action cannot be told",
    { ...ALARM, alarm_actions: unknown("a value of later") } as never,
    "? aws_cloudwatch_metric_alarm.jump.alarm_actions: whether it means aws_autoscaling_policy.jump cannot be told",
  ],
])("an alarm %s", (_, alarm, alarms) => {
  expect(scalingOf({ "aws_cloudwatch_metric_alarm.jump": alarm })).toMatchObject({ alarms });
});

test("schedules in the order of their addresses: -1 leaves a size as it is, and what is left out is 0", () => {
  const own = { autoscaling_group_name: ref("aws_autoscaling_group.x.name") };
  const { schedules } = fleetOf(
    {},
    {
      "aws_autoscaling_schedule.night": { ...own, start_time: "2026-12-24T00:00:00Z", min_size: 2 },
      "aws_autoscaling_schedule.day": {
        ...own,
        recurrence: "0 8 * * mon-fri",
        time_zone: "Europe/Berlin",
        min_size: 6,
        max_size: -1,
        desired_capacity: -1,
      },
    },
  );
  expect(plain(schedules)).toEqual([
    {
      address: "aws_autoscaling_schedule.day",
      recurrence: "0 8 * * mon-fri",
      timeZone: "Europe/Berlin",
      minimum: 6,
      maximum: null,
      desired: null,
    },
    {
      address: "aws_autoscaling_schedule.night",
      recurrence: "? aws_autoscaling_schedule.night happens once",
      timeZone: "UTC",
      minimum: 2,
      maximum: 0,
      desired: 0,
    },
  ]);
});

test("a warm pool, what it is when it is written empty, and none", () => {
  const pool = (block: object) => plain(fleetOf({ warm_pool: [block] as never }).warmPool);
  expect(pool({ pool_state: "Running", min_size: 3, max_group_prepared_capacity: 8 })).toEqual({
    state: "Running",
    minimum: 3,
    preparedMaximum: 8,
  });
  expect(pool({})).toEqual({ state: "Stopped", minimum: 0, preparedMaximum: null });
  expect(fleetOf({}).warmPool).toBeUndefined();
});

test("the dimension of a plan may be open", () => {
  const dimensions = { TargetGroup: among("aws_lb_target_group.one", "aws_lb_target_group.two") };
  const [alarm] = (
    scalingOf({ "aws_cloudwatch_metric_alarm.jump": { ...ALARM, dimensions } }) as {
      alarms: readonly { of: string }[];
    }
  ).alarms;
  expect(alarm?.of).toMatch(/^\? aws_cloudwatch_metric_alarm\.jump\.dimensions\.TargetGroup: /u);
});
