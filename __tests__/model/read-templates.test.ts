import { ref } from "./support/graph-of";
import { fleetOf, type Attributes, type Resources } from "./support/fleet-of";
import { plain } from "./support/plain";

function templateOf(template: Attributes, attributes: Attributes = {}, others: Resources = {}): unknown {
  const fleet = fleetOf(attributes, {
    "aws_launch_template.x": { instance_type: "t3.small", ...template },
    ...others,
  });
  return plain(fleet.template);
}

test.each<[string, unknown, Readonly<Record<string, unknown>> | string]>([
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
    "? aws_autoscaling_group.x.launch_template.id: lt-other belongs to no resource of this configuration",
  ],
])("templates: %s", (_, template, expected) => {
  expect(template).toEqual(typeof expected === "string" ? expected : expect.objectContaining(expected));
});
