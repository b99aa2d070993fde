import { readTopology } from "../../src/model/read-topology";
import type { Fleet, Template, Told } from "../../src/model/topology";
import { among, graphOf, ref, unknown, type Written } from "./support/graph-of";
import { said } from "./support/told";

type Resources = Parameters<typeof graphOf>[0];
type Attributes = Readonly<Record<string, Written>>;

const BASE: Resources = {
  "aws_subnet.a": {},
  "aws_subnet.b": {},
  "aws_security_group.x": {},
  "aws_lb_target_group.one": {},
  "aws_lb_target_group.two": {},
  "aws_launch_template.x": { instance_type: "m5.large" },
};
const FLEET: Attributes = {
  min_size: 2,
  max_size: 4,
  vpc_zone_identifier: [ref("aws_subnet.b.id"), ref("aws_subnet.a.id")],
  launch_template: { id: ref("aws_launch_template.x.id") },
};

function fleetOf(fleet: Attributes, others: Resources = {}): Fleet {
  const graph = graphOf({ ...BASE, "aws_autoscaling_group.x": { ...FLEET, ...fleet }, ...others });
  const [found] = readTopology(graph).fleets;
  if (found === undefined) throw new Error("no fleet");
  return found;
}

/** Every told property of one level, shortly. */
function shown(element: object | undefined): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(element ?? {}).map(([name, value]) => [
      name,
      typeof value === "object" && value !== null && "known" in value
        ? said(value as Told<unknown>)
        : (value as unknown),
    ]),
  );
}

test("a fleet with nothing but what it must have, and what is left out then means", () => {
  const { template, ...fleet } = shown(fleetOf({}));
  expect(fleet).toEqual({
    address: "aws_autoscaling_group.x",
    minimum: 2,
    maximum: 4,
    subnets: ["aws_subnet.a", "aws_subnet.b"],
    targetGroups: [],
    healthCheckType: "EC2",
    gracePeriodSeconds: 300,
    warmupSeconds: 300,
    suspendedProcesses: [],
    minimumHealthyPercent: 90,
    zoneDistribution: "balanced-best-effort",
    policies: [],
  });
  expect(shown(template as object)).toEqual({
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
    { warmupSeconds: 30, minimumHealthyPercent: 90 },
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
    { minimum: 1, maximum: 4 },
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
  expect(shown(fleetOf(attributes, others))).toMatchObject(expected);
});

function templateOf(
  template: Attributes,
  fleet: Attributes = {},
  others: Resources = {},
): Readonly<Record<string, unknown>> {
  const found: Told<Template> = fleetOf(fleet, {
    "aws_launch_template.x": { instance_type: "t3.small", ...template },
    ...others,
  }).template;
  return found.known ? shown(found.value) : { because: found.because };
}

test.each<[string, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]>([
  [
    "everything is said",
    templateOf({
      image_id: "ami-1",
      vpc_security_group_ids: [ref("aws_security_group.x.id")],
      metadata_options: [{ http_tokens: "required" }],
      credit_specification: { cpu_credits: "standard" },
      block_device_mappings: [
        { ebs: [{ encrypted: "true", kms_key_id: "arn:key" }] },
        { ebs: { encrypted: true } },
      ],
      iam_instance_profile: { name: "web" },
      user_data: "IyEvYmluL3No",
    }),
    {
      image: "ami-1",
      securityGroups: ["aws_security_group.x"],
      imdsTokens: "required",
      cpuCredits: "standard",
      encryptedVolumes: true,
      volumeKeys: ["arn:key"],
      instanceProfile: "web",
      userData: "IyEvYmluL3No",
    },
  ],
  [
    "groups and addresses of its network interface; one volume in the clear",
    templateOf({
      image_id: ref("data.aws_ami.x.id"),
      network_interfaces: [
        { associate_public_ip_address: "true", security_groups: [ref("aws_security_group.x.id")] },
      ],
      block_device_mappings: [{ ebs: { encrypted: true } }, { ebs: { encrypted: false } }],
    }),
    {
      image: "${data.aws_ami.x.id}",
      securityGroups: ["aws_security_group.x"],
      publicIp: true,
      encryptedVolumes: false,
      cpuCredits: "unlimited",
    },
  ],
  [
    "a public address from its subnets",
    templateOf(
      {},
      {},
      {
        "aws_subnet.a": { map_public_ip_on_launch: true },
        "aws_subnet.b": { map_public_ip_on_launch: "true" },
      },
    ),
    { publicIp: true },
  ],
  [
    "subnets that differ",
    templateOf({}, {}, { "aws_subnet.a": { map_public_ip_on_launch: true } }),
    { publicIp: "? some of its subnets give public addresses, others none" },
  ],
  ["credits of an older family", templateOf({ instance_type: "t2.micro" }), { cpuCredits: "standard" }],
  [
    "a version that follows the template",
    templateOf(
      {},
      { launch_template: { name: "web", version: ref("aws_launch_template.x.latest_version") } },
      { "aws_launch_template.x": { name: "web" } },
    ),
    { address: "aws_launch_template.x", version: "${aws_launch_template.x.latest_version}" },
  ],
  [
    "the latest version",
    templateOf({}, { launch_template: [{ id: ref("aws_launch_template.x.id"), version: "$Latest" }] }),
    { version: "$Latest" },
  ],
  [
    "a mixed policy with types of its own",
    templateOf(
      {},
      {
        launch_template: null,
        mixed_instances_policy: {
          launch_template: {
            launch_template_specification: {
              launch_template_id: ref("aws_launch_template.x.id"),
              version: "3",
            },
            override: [{ instance_type: "t3.small" }, { instance_type: "t2.small" }],
          },
        },
      },
    ),
    {
      address: "aws_launch_template.x",
      version: "3",
      instanceTypes: ["t2.small", "t3.small"],
      cpuCredits: "standard",
    },
  ],
  [
    "a mixed policy that asks for properties of a type",
    templateOf(
      {},
      {
        launch_template: null,
        mixed_instances_policy: {
          launch_template: {
            launch_template_specification: { launch_template_name: ref("aws_launch_template.x.name") },
            override: [{ instance_requirements: {} }],
          },
        },
      },
    ),
    {
      instanceTypes:
        "? aws_autoscaling_group.x.mixed_instances_policy.launch_template.override[0].instance_type is left out",
      version: "$Default",
    },
  ],
  [
    "a launch configuration",
    templateOf(
      {},
      { launch_template: null, launch_configuration: ref("aws_launch_configuration.x.name") },
      {
        "aws_launch_configuration.x": {
          instance_type: "m5.large",
          image_id: "ami-1",
          security_groups: [ref("aws_security_group.x.id")],
          associate_public_ip_address: false,
          root_block_device: { encrypted: true },
          iam_instance_profile: "web",
        },
      },
    ),
    {
      address: "aws_launch_configuration.x",
      instanceTypes: ["m5.large"],
      securityGroups: ["aws_security_group.x"],
      publicIp: false,
      encryptedVolumes: true,
      instanceProfile: "web",
      version: "launch configuration",
    },
  ],
  [
    "a template of somebody else",
    templateOf({}, { launch_template: { id: "lt-other" } }),
    {
      because:
        "aws_autoscaling_group.x.launch_template.id: lt-other belongs to no resource of this configuration",
    },
  ],
])("templates: %s", (_, template, expected) => {
  expect(template).toMatchObject(expected);
});

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
  expect(policies.map((policy) => Object.values(shown(policy)))).toEqual([
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
  expect(refresh === undefined ? undefined : shown(refresh)).toEqual(expected);
});
