import type { Fleet } from "../../src/model/topology";
import { among, ref, unknown } from "./support/graph-of";
import { fleetOf, type Attributes, type Resources } from "./support/fleet-of";
import { plain } from "./support/plain";

const LAUNCHING = "autoscaling:EC2_INSTANCE_LAUNCHING";

const forecast = (more: object): Attributes => ({
  autoscaling_group_name: ref("aws_autoscaling_group.x.name"),
  policy_type: "PredictiveScaling",
  predictive_scaling_configuration: { mode: "ForecastAndScale", ...more },
});

test("a fleet with nothing but what it must have, and what is left out then means", () => {
  const { template, ...fleet } = plain(fleetOf({})) as Fleet;
  expect(fleet).toEqual({
    address: "aws_autoscaling_group.x",
    minimum: 2,
    maximum: 4,
    largest: 4,
    subnets: ["aws_subnet.a", "aws_subnet.b"],
    targetGroups: [],
    healthCheckType: "EC2",
    gracePeriodSeconds: 300,
    warmupSeconds: 300,
    suspendedProcesses: [],
    minimumHealthyPercent: 90,
    maximumHealthyPercent: 100,
    zoneDistribution: "balanced-best-effort",
    launchHooks: [],
    policies: [],
    schedules: [],
  });
  expect(template).toEqual({
    address: "aws_launch_template.x",
    instanceTypes: ["m5.large"],
    image: "? aws_launch_template.x.image_id is left out",
    securityGroups:
      "? aws_launch_template.x.vpc_security_group_ids is left out: instances have the default group of their VPC",
    publicIp: false,
    imdsTokens:
      "? aws_launch_template.x.metadata_options.http_tokens is left out: the image and the account decide",
    cpuCredits: "not burstable",
    encryptedVolumes:
      "? aws_launch_template.x names no volume: the image and the account decide on encryption",
    volumeKeys: [],
    instanceProfile: "? aws_launch_template.x.iam_instance_profile is left out",
    userData: "? aws_launch_template.x.user_data_base64 is left out",
    version: "$Default",
  });
});

test.each<[string, Attributes, Resources, Readonly<Record<string, unknown>>]>([
  [
    "everything is said",
    {
      min_size: "3",
      health_check_type: "ELB",
      health_check_grace_period: 60,
      default_instance_warmup: 90,
      suspended_processes: ["Terminate", "AZRebalance"],
      instance_maintenance_policy: [{ min_healthy_percentage: 100, max_healthy_percentage: 150 }],
      availability_zone_distribution: { capacity_distribution_strategy: "balanced-only" },
      target_group_arns: [ref("aws_lb_target_group.one.arn")],
    },
    {},
    {
      minimum: 3,
      healthCheckType: "ELB",
      gracePeriodSeconds: 60,
      warmupSeconds: 90,
      suspendedProcesses: ["AZRebalance", "Terminate"],
      minimumHealthyPercent: 100,
      zoneDistribution: "balanced-only",
      targetGroups: ["aws_lb_target_group.one"],
    },
  ],
  [
    "a warm-up that follows the cooldown, a maintenance policy that is taken away",
    {
      default_cooldown: 30,
      instance_maintenance_policy: { min_healthy_percentage: -1, max_healthy_percentage: -1 },
    },
    {},
    { warmupSeconds: 30, minimumHealthyPercent: 90, maximumHealthyPercent: 100 },
  ],
  [
    "target groups that are attached in every other way",
    {
      traffic_source: [
        { identifier: ref("aws_lb_target_group.one.arn") },
        { identifier: "lattice", type: "vpc-lattice" },
      ],
    },
    {
      "aws_autoscaling_attachment.x": {
        autoscaling_group_name: ref("aws_autoscaling_group.x.name"),
        lb_target_group_arn: ref("aws_lb_target_group.two.arn"),
      },
      "aws_autoscaling_traffic_source_attachment.x": {
        autoscaling_group_name: ref("aws_autoscaling_group.x.id"),
        traffic_source: { identifier: ref("aws_lb_target_group.one.arn"), type: "elbv2" },
      },
    },
    { targetGroups: ["aws_lb_target_group.one", "aws_lb_target_group.two"] },
  ],
  [
    "an attachment of nobody knows which fleet",
    {},
    { "aws_autoscaling_attachment.x": { autoscaling_group_name: unknown("it is a local value") } },
    { targetGroups: "? aws_autoscaling_attachment.x.autoscaling_group_name: it is a local value" },
  ],
  [
    "schedules: the worst hour counts, and -1 changes nothing",
    {},
    {
      "aws_autoscaling_schedule.night": {
        autoscaling_group_name: ref("aws_autoscaling_group.x.name"),
        min_size: 1,
        max_size: -1,
      },
      "aws_autoscaling_schedule.day": {
        autoscaling_group_name: ref("aws_autoscaling_group.x.name"),
        min_size: -1,
        max_size: 9,
      },
    },
    { minimum: 1, maximum: 4, largest: 9 },
  ],
  [
    "a forecast that may raise the maximum",
    {},
    { "aws_autoscaling_policy.x": forecast({ max_capacity_breach_behavior: "IncreaseMaxCapacity" }) },
    {
      maximum: 4,
      largest: "? aws_autoscaling_policy.x raises the maximum for a forecast that passes it",
    },
  ],
  [
    "a forecast that stays below the maximum",
    {},
    { "aws_autoscaling_policy.x": forecast({ max_capacity_breach_behavior: "HonorMaxCapacity" }) },
    { maximum: 4, largest: 4 },
  ],
  [
    "launch hooks, each once, with AWS's timeout where none is set, and none of a termination",
    {
      initial_lifecycle_hook: [
        { name: "ready", lifecycle_transition: LAUNCHING, heartbeat_timeout: 300 },
        { name: "warm", lifecycle_transition: LAUNCHING },
        { name: "leave", lifecycle_transition: "autoscaling:EC2_INSTANCE_TERMINATING" },
      ] as never,
    },
    {
      "aws_autoscaling_lifecycle_hook.ready": {
        autoscaling_group_name: ref("aws_autoscaling_group.x.name"),
        name: "ready",
        lifecycle_transition: LAUNCHING,
        heartbeat_timeout: 600,
      },
    },
    {
      launchHooks: [
        { address: "aws_autoscaling_lifecycle_hook.ready", timeoutSeconds: 600 },
        { address: "aws_autoscaling_group.x", timeoutSeconds: 3600 },
      ],
    },
  ],
  [
    "what a warm pool keeps beside a full group",
    { warm_pool: [{ min_size: 2 }] as never },
    {},
    { maximum: 4, largest: 6 },
  ],
  [
    "the default VPC",
    { vpc_zone_identifier: null, availability_zones: ["us-east-1a"] },
    {},
    {
      subnets:
        "? aws_autoscaling_group.x.vpc_zone_identifier is left out: its subnets are those of the default VPC",
    },
  ],
  [
    "some of the subnets, nobody knows which",
    {
      vpc_zone_identifier: among("aws_subnet.a", "aws_subnet.b"),
      min_size: unknown("it is a variable without a value"),
    },
    {},
    {
      subnets: "? aws_autoscaling_group.x.vpc_zone_identifier: some of aws_subnet.a, aws_subnet.b",
      minimum: "? aws_autoscaling_group.x.min_size: it is a variable without a value",
    },
  ],
])("fleets: %s", (_, attributes, others, expected) => {
  expect(plain(fleetOf(attributes, others))).toMatchObject(expected);
});

test.each<[string, Attributes, Readonly<Record<string, unknown>> | undefined]>([
  ["none", {}, undefined],
  [
    "with its defaults",
    { instance_refresh: { strategy: "Rolling" } },
    { minimumHealthyPercent: 90, autoRollback: false, checkpoints: [], alarms: [] },
  ],
  [
    "with everything",
    {
      instance_refresh: [
        {
          strategy: "Rolling",
          preferences: [
            {
              min_healthy_percentage: 75,
              auto_rollback: true,
              checkpoint_percentages: [100, 20],
              alarm_specification: { alarms: ["b", "a"] },
            },
          ],
        },
      ],
    },
    { minimumHealthyPercent: 75, autoRollback: true, checkpoints: [20, 100], alarms: ["a", "b"] },
  ],
])("a refresh: %s", (_, attributes, expected) => {
  const { refresh } = fleetOf(attributes);
  expect(refresh === undefined ? undefined : plain(refresh)).toEqual(expected);
});
