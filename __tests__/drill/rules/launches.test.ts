import { add, all, type Change, linesAfter, remove, set } from "./support/changed-stack";

const WEB = "aws_autoscaling_group.web_group";
const BACKEND = "aws_autoscaling_group.backend_group";
const TEMPLATE = "aws_launch_template.web_group_template";
const INNER = "aws_launch_template.backend_group_template";
const GROUP = "aws_lb_target_group.web_balancer";
const ROLE = "aws_iam_role.backend_role";
const POLICY = "aws_iam_role_policy.backend_role.policy";
const S3 = "aws_vpc_endpoint.endpoints_s3";
const SECRETS = "aws_vpc_endpoint.endpoints_secretsmanager";
const HOOK = "aws_autoscaling_lifecycle_hook.wait";

const script = (text: string): string => Buffer.from(`#!/bin/bash\n${text}\n`).toString("base64");
const policy = (...statements: readonly object[]): string => JSON.stringify({ Statement: statements });
const allow = (action: string | readonly string[], resource: string | readonly string[] = "*"): object => ({
  Effect: "Allow",
  Principal: "*",
  Action: action,
  Resource: resource,
});
const deny = (action: string, more: object = {}): object => ({
  Effect: "Deny",
  Principal: "*",
  Action: action,
  Resource: "*",
  ...more,
});

const hook = (attributes: object = {}): Change =>
  add(HOOK, {
    name: "wait",
    autoscaling_group_name: `\${${WEB}.name}`,
    lifecycle_transition: "autoscaling:EC2_INSTANCE_LAUNCHING",
    ...attributes,
  });

/** The same template by way of a mixed-instances policy. */
function mixed(distribution: Readonly<Record<string, number>>): Change {
  return all(
    set(`${WEB}.mixed_instances_policy`, {
      instances_distribution: distribution,
      launch_template: {
        launch_template_specification: {
          launch_template_id: `\${${TEMPLATE}.id}`,
          version: `\${${TEMPLATE}.latest_version}`,
        },
      },
    }),
    set(`${WEB}.launch_template`, undefined),
  );
}

describe("what instances boot", () => {
  it.each<[string, Change, readonly string[]]>([
    ["no boot script", set(`${TEMPLATE}.user_data`, undefined), [`template-boot fails ${TEMPLATE}`]],
    [
      "no boot script, in an image of one's own",
      all(set(`${TEMPLATE}.user_data`, undefined), set(`${TEMPLATE}.image_id`, "ami-0123456789abcdef0")),
      [],
    ],
    [
      "a server on another port",
      set(`${TEMPLATE}.user_data`, script("server {\n  listen 8000;\n}")),
      [`server-port fails ${GROUP}`],
    ],
    [
      "a server on several ports",
      set(
        `${TEMPLATE}.user_data`,
        script("server {\n  listen 127.0.0.1:9000;\n  listen [::]:8080 default_server;\n}"),
      ),
      [],
    ],
    [
      "another server besides",
      set(`${TEMPLATE}.user_data`, script("server {\n  listen 8000;\n}\nserve --port 8080")),
      [],
    ],
    [
      "no metadata service",
      set(`${TEMPLATE}.metadata_options.http_endpoint`, "disabled"),
      [`template-metadata fails ${TEMPLATE}`],
    ],
    [
      "no metadata service, for a script that asks for nothing",
      all(
        set(`${TEMPLATE}.metadata_options.http_endpoint`, "disabled"),
        set(`${TEMPLATE}.user_data`, script("server {\n  listen 8080;\n}")),
      ),
      [],
    ],
    [
      "a Graviton type",
      set(`${TEMPLATE}.instance_type`, "m7gd.large"),
      [`template-architecture fails ${TEMPLATE}`],
    ],
    [
      "an image for Graviton",
      set(
        `${TEMPLATE}.image_id`,
        "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
      ),
      [`template-architecture fails ${TEMPLATE}`, `template-image degrades ${TEMPLATE}`],
    ],
    ["a type with graphics", set(`${TEMPLATE}.instance_type`, "g5.xlarge"), []],
  ])("%s", (_, change, expected) => {
    expect(linesAfter(change)).toEqual(expected);
  });
});

describe("roles", () => {
  it.each<[string, Change, readonly string[]]>([
    ["nothing but logs", set(POLICY, policy(allow("logs:*"))), [`role-permissions fails ${INNER}`]],
    [
      "all but a few actions",
      set(POLICY, policy({ Effect: "Allow", NotAction: "iam:*", Resource: "*" })),
      [],
    ],
    [
      "a refusal of everything",
      set(POLICY, policy(allow("*"), deny("secretsmanager:*"))),
      [`role-permissions fails ${INNER}`],
    ],
    [
      "a refusal under a condition",
      set(POLICY, policy(allow("*"), deny("*", { Condition: { Bool: { "aws:SecureTransport": "false" } } }))),
      [],
    ],
    [
      "a policy of the account",
      all(
        set(POLICY, policy(allow("logs:*"))),
        add("aws_iam_policy.secrets", { policy: policy(allow("secretsmanager:Get*")) }),
        add("aws_iam_role_policy_attachment.secrets", {
          role: `\${${ROLE}.name}`,
          policy_arn: "${aws_iam_policy.secrets.arn}",
        }),
      ),
      [],
    ],
    [
      "a policy of AWS, which is not read",
      all(
        set(POLICY, policy(allow("logs:*"))),
        add("aws_iam_role_policy_attachment.secrets", {
          role: `\${${ROLE}.name}`,
          policy_arn: "arn:aws:iam::aws:policy/SecretsManagerReadWrite",
        }),
      ),
      [],
    ],
    [
      "trust in somebody else",
      set(
        `${ROLE}.assume_role_policy`,
        policy({ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }),
      ),
      [`role-trust fails ${ROLE}`],
    ],
    [
      "trust in several",
      set(
        `${ROLE}.assume_role_policy`,
        policy({
          Effect: "Allow",
          Principal: { Service: ["ssm.amazonaws.com", "ec2.amazonaws.com"] },
          Action: "sts:AssumeRole",
        }),
      ),
      [],
    ],
  ])("%s", (_, change, expected) => {
    expect(linesAfter(change)).toEqual(expected);
  });
});

describe("policies of endpoints", () => {
  it.each<[string, Change, readonly string[]]>([
    [
      "another bucket",
      set(`${S3}.policy`, policy(allow("s3:GetObject", "arn:aws:s3:::ours/*"))),
      [`endpoint-policy fails ${S3}`],
    ],
    [
      "every bucket of Amazon Linux",
      set(`${S3}.policy`, policy(allow("s3:Get*", ["arn:aws:s3:::ours/*", "arn:aws:s3:::al2023-repos-*"]))),
      [],
    ],
    [
      "the bucket of another region",
      set(`${S3}.policy`, policy(allow("s3:GetObject", "arn:aws:s3:::al2023-repos-eu-west-1-de612dc2/*"))),
      [`endpoint-policy fails ${S3}`],
    ],
    ["nothing", set(`${SECRETS}.policy`, policy(deny("*"))), [`endpoint-policy fails ${SECRETS}`]],
    ["everything", set(`${SECRETS}.policy`, policy(allow("*"))), []],
    ["a policy of somebody else", set(`${SECRETS}.policy`, "${var.nobody}"), []],
    [
      "nothing, for a service that nobody asks",
      set("aws_vpc_endpoint.endpoints_kms.policy", policy(deny("*"))),
      [],
    ],
  ])("%s", (_, change, expected) => {
    expect(linesAfter(change)).toEqual(expected);
  });
});

describe("launches", () => {
  it.each<[string, Change, readonly string[]]>([
    ["a hook that nobody completes", hook(), [`lifecycle-hook fails ${HOOK}`]],
    [
      "a hook that lets the launch go on in the end",
      hook({ default_result: "CONTINUE" }),
      [`lifecycle-hook degrades ${HOOK}`],
    ],
    [
      "a hook that somebody is told of",
      hook({ notification_target_arn: "arn:aws:sqs:us-east-1:111122223333:q" }),
      [],
    ],
    [
      "a hook that the boot script completes",
      all(
        hook(),
        set(`${TEMPLATE}.user_data`, script("listen 8080;\naws autoscaling complete-lifecycle-action")),
      ),
      // It says so to Auto Scaling, which this template's role may not.
      [`role-permissions fails ${TEMPLATE}`],
    ],
    [
      "a hook that the event bus hears of",
      all(
        hook(),
        add("aws_cloudwatch_event_rule.launch", {
          event_pattern: JSON.stringify({ "detail-type": ["EC2 Instance-launch Lifecycle Action"] }),
        }),
      ),
      [],
    ],
    ["a hook of the end", hook({ lifecycle_transition: "autoscaling:EC2_INSTANCE_TERMINATING" }), []],
    ...(["cluster", "spread"] as const).map((strategy): [string, Change, readonly string[]] => [
      `a placement group: ${strategy}`,
      all(
        add("aws_placement_group.near", { name: "near", strategy }),
        set(`${WEB}.placement_group`, "${aws_placement_group.near.id}"),
      ),
      strategy === "cluster" ? [`placement-group fails ${WEB}`] : [],
    ]),
    [
      "a cluster in the template",
      all(
        add("aws_placement_group.near", { name: "near", strategy: "cluster" }),
        set(`${INNER}.placement`, { group_name: "${aws_placement_group.near.name}" }),
      ),
      [`placement-group fails ${BACKEND}`],
    ],
    [
      "Spot but for one instance",
      mixed({ on_demand_base_capacity: 1, on_demand_percentage_above_base_capacity: 0 }),
      [`fleet-spot degrades ${WEB}`],
    ],
    [
      "Spot above what carries the peak",
      mixed({ on_demand_base_capacity: 2, on_demand_percentage_above_base_capacity: 0 }),
      [],
    ],
    ["several types, all on demand", mixed({ on_demand_percentage_above_base_capacity: 100 }), []],
  ])("%s", (_, change, expected) => {
    expect(linesAfter(change)).toEqual(expected);
  });
});

test("a role that is gone leaves nothing to judge", () => {
  expect(linesAfter(remove("aws_iam_instance_profile.backend_role"))).toEqual([]);
});
