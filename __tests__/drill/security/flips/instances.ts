import { add, all, set } from "../../rules/support/changed-stack";
import { change, ENTRANCE, flip, type Flip, removeAll } from "../support/flip";

const TEMPLATE = "aws_launch_template.web_group_template";
const FLEET = "aws_autoscaling_group.web_group";
const ROLE = "aws_iam_role.flow_logs";
const POLICY = "aws_iam_role_policy.flow_logs";

const allows = (action: unknown, resource: unknown) =>
  set(
    `${POLICY}.policy`,
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: action, Resource: resource }],
    }),
  );
const ofPolicy = (rules: string, verdict = "finding") =>
  rules.split(" ").map((rule) => `${verdict} ${rule} ${POLICY}`);
const EVERY_POLICY_RULE =
  "policy-administrator policy-every-action policy-service-wildcard policy-iam policy-privileges policy-credentials policy-data policy-decrypts-everything policy-every-resource policy-wildcard";
const trusts = (principal: unknown) =>
  set(
    `${ROLE}.assume_role_policy`,
    JSON.stringify({ Statement: [{ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" }] }),
  );
const attach = (arn: string) =>
  add("aws_iam_role_policy_attachment.x", { role: "${aws_iam_role.flow_logs.name}", policy_arn: arn });
const AWS_POLICY = "arn:${data.aws_partition.current.partition}:iam::aws:policy";

/** Without a way into EC2's API of its own nothing explains that there is no endpoint of it. */
const NO_ENDPOINT = "finding endpoint-ec2 aws_vpc.network";
const OPEN_TARGETS = ["health-check-encryption", "target-group-encryption"].map(
  (rule) => `finding ${rule} aws_lb_target_group.web_balancer`,
);
const CHANGES = ["LAUNCH", "LAUNCH_ERROR", "TERMINATE", "TERMINATE_ERROR"].map(
  (each) => `autoscaling:EC2_INSTANCE_${each}`,
);
const told = (notifications: unknown) =>
  all(
    removeAll("aws_cloudwatch_event_rule", "aws_cloudwatch_event_target"),
    add("aws_autoscaling_notification.x", { group_names: [], notifications, topic_arn: "x" }),
  );

function image(name: string, search: Record<string, unknown>, verdict?: string): Flip {
  const expected = verdict === undefined ? [] : [`${verdict} image-owner ${TEMPLATE}`];
  return {
    ...change(name, set(`${TEMPLATE}.image_id`, "${data.aws_ami.x.id}"), expected),
    data: { aws_ami: { x: { most_recent: true, ...search } } },
  };
}

export const INSTANCES: readonly Flip[] = [
  ...flip(`${TEMPLATE}.metadata_options.http_tokens`, "optional", "template-tokens"),
  change("no word on tokens", set(`${TEMPLATE}.metadata_options.http_tokens`, undefined), [
    `finding template-tokens ${TEMPLATE}`,
  ]),
  ...flip(`${TEMPLATE}.metadata_options.http_put_response_hop_limit`, 2, "template-hop-limit"),
  ...flip(`${TEMPLATE}.network_interfaces.0.associate_public_ip_address`, "true", "template-address"),
  ...flip(`${TEMPLATE}.block_device_mappings.0.ebs.encrypted`, "false", "template-volume-encryption"),
  ...flip(`${TEMPLATE}.block_device_mappings.0.ebs.kms_key_id`, undefined, "template-volume-key"),
  change("no word on volumes", set(`${TEMPLATE}.block_device_mappings`, undefined), [
    `finding template-volume-encryption ${TEMPLATE}`,
    `finding template-volume-key ${TEMPLATE}`,
  ]),
  ...flip(`${TEMPLATE}.user_data`, "export AWS_KEY=AKIAIOSFODNN7EXAMPLE", "template-secrets"),
  change(
    "a password in base64",
    set(
      `${TEMPLATE}.user_data`,
      Buffer.from("#!/bin/bash\nPASSWORD=correct-horse-battery\n").toString("base64"),
    ),
    [`finding template-secrets ${TEMPLATE}`],
  ),
  ...flip(`${TEMPLATE}.monitoring.enabled`, false, "template-monitoring"),
  image("an image of anybody", {}, "finding"),
  image("an image of an owner", { owners: ["amazon"] }),
  image("an image of an owner that is not told", { owners: "${var.x}" }, "cannot tell"),
  ...flip(`${FLEET}.tag`, [], "fleet-tags"),
  change(
    "a launch configuration",
    all(set(`${FLEET}.launch_template`, undefined), set(`${FLEET}.launch_configuration`, "x")),
    [`finding fleet-template ${FLEET}`, ...OPEN_TARGETS],
  ),
  ...flip(`${FLEET}.default_cooldown`, 0, "fleet-cooldown"),
  ...flip(`${FLEET}.health_check_type`, "EC2", "fleet-health-check"),
  change("one zone of the fleet", set(`${FLEET}.vpc_zone_identifier`, ["${aws_subnet.web_us_east_1a.id}"]), [
    `finding fleet-zones ${FLEET}`,
    `finding fleet-types ${FLEET}`,
  ]),
  change(
    "several types",
    set(`${FLEET}.mixed_instances_policy`, {
      launch_template: {
        launch_template_specification: { launch_template_id: "${aws_launch_template.web_group_template.id}" },
        override: [{ instance_type: "t3.medium" }, { instance_type: "t3a.medium" }],
      },
    }),
    [],
  ),
  change(
    "types that are not told",
    set(`${FLEET}.mixed_instances_policy`, { launch_template: { override: "${var.x}" } }),
    [`cannot tell fleet-types ${FLEET}`, ...OPEN_TARGETS],
  ),
  change("an account that is trusted", trusts({ AWS: "arn:aws:iam::999999999999:root" }), [
    `finding role-trust-services ${ROLE}`,
  ]),
  change("everybody is trusted", trusts("*"), [`finding role-trust-services ${ROLE}`]),
  ...flip(
    `${ROLE}.assume_role_policy`,
    '{"Statement":{"Effect":"Allow","Principal":{"AWS":"*"}}}',
    "role-trust-services",
  ),
  change("an administrator", attach(`${AWS_POLICY}/AdministratorAccess`), [
    NO_ENDPOINT,
    `finding administrator-attached ${ROLE}`,
    `finding managed-policies ${ROLE}`,
  ]),
  change("a policy of AWS", attach(`${AWS_POLICY}/AmazonSSMManagedInstanceCore`), [
    NO_ENDPOINT,
    `finding managed-policies ${ROLE}`,
  ]),
  change("an untold policy", attach("${var.x}"), [
    NO_ENDPOINT,
    `cannot tell administrator-attached ${ROLE}`,
    `cannot tell managed-policies ${ROLE}`,
  ]),
  change("a user", add("aws_iam_user.x", { name: "x" }), ["finding no-users aws_iam_user.x"]),
  change("a policy of a user", add("aws_iam_user_policy_attachment.x", { user: "x", policy_arn: "y" }), [
    "finding no-user-policies aws_iam_user_policy_attachment.x",
  ]),
  change("everything on everything", allows("*", "*"), [NO_ENDPOINT, ...ofPolicy(EVERY_POLICY_RULE)]),
  change("an untold policy of a role", set(`${POLICY}.policy`, "${var.x}"), [
    NO_ENDPOINT,
    ...ofPolicy(EVERY_POLICY_RULE, "cannot tell"),
  ]),
  change(
    "all of a service",
    allows("s3:*", "arn:aws:s3:::x"),
    ofPolicy("policy-service-wildcard policy-wildcard"),
  ),
  change(
    "all of IAM",
    allows("iam:*", "*"),
    ofPolicy("policy-service-wildcard policy-iam policy-privileges policy-every-resource policy-wildcard"),
  ),
  change(
    "any role may be passed",
    allows("iam:PassRole", "*"),
    ofPolicy("policy-privileges policy-every-resource policy-wildcard"),
  ),
  change(
    "every secret",
    allows("secretsmanager:GetSecretValue", "*"),
    ofPolicy("policy-credentials policy-data policy-every-resource policy-wildcard"),
  ),
  change(
    "every object",
    allows("s3:GetObject", "*"),
    ofPolicy("policy-data policy-every-resource policy-wildcard"),
  ),
  change(
    "every key",
    allows("kms:Decrypt", "*"),
    ofPolicy("policy-decrypts-everything policy-every-resource policy-wildcard"),
  ),
  change(
    "a role's objects by prefix",
    allows("s3:GetObject", "arn:aws:s3:::x/*"),
    ofPolicy("policy-wildcard"),
  ),
  change("one object", allows("s3:GetObject", "arn:aws:s3:::x/y"), []),
  change("an untold template", set(`${FLEET}.launch_template`, "${var.x}"), [
    `cannot tell fleet-template ${FLEET}`,
    ...OPEN_TARGETS,
  ]),
  change("untold subnets of a fleet", set(`${FLEET}.vpc_zone_identifier`, "${var.x}"), [
    `cannot tell fleet-zones ${FLEET}`,
    `finding fleet-types ${FLEET}`,
    NO_ENDPOINT,
    ...ENTRANCE,
  ]),
  change("changes that are told", told(CHANGES), []),
  change("only launches are told", told(CHANGES.slice(0, 1)), [
    `finding fleet-notifications ${FLEET}`,
    "finding fleet-notifications aws_autoscaling_group.backend_group",
  ]),
  change("changes of which nobody knows", told("${var.x}"), [
    `cannot tell fleet-notifications ${FLEET}`,
    "cannot tell fleet-notifications aws_autoscaling_group.backend_group",
  ]),
  change(
    "a rule of EventBridge with a target",
    all(
      removeAll("aws_cloudwatch_event_rule", "aws_cloudwatch_event_target"),
      add("aws_cloudwatch_event_rule.x", { name: "x", event_pattern: '{"source":["aws.autoscaling"]}' }),
      add("aws_cloudwatch_event_target.x", {
        rule: "${aws_cloudwatch_event_rule.x.name}",
        arn: "${aws_sns_topic.events.arn}",
      }),
    ),
    [],
  ),
  change(
    "a rule of EventBridge without a target",
    all(
      removeAll("aws_cloudwatch_event_rule", "aws_cloudwatch_event_target"),
      add("aws_cloudwatch_event_rule.x", { name: "x", event_pattern: '{"source":["aws.autoscaling"]}' }),
    ),
    [
      `finding fleet-notifications ${FLEET}`,
      "finding fleet-notifications aws_autoscaling_group.backend_group",
    ],
  ),
];
