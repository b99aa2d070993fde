import { add, all, type Change, linesAfter, remove, set } from "./support/changed-stack";

const WEB = "aws_autoscaling_group.web_group";
const TEMPLATE = "aws_launch_template.web_group_template";
const REFRESH = `${WEB}.instance_refresh.preferences`;

/** As a template holds it. */
const SCRIPT = Buffer.from("#!/bin/bash\naws s3 cp s3://packages/web.tar /\n").toString("base64");

describe("fleets", () => {
  it.each<[string, Change, readonly string[]]>([
    [
      "one zone",
      set(`${WEB}.vpc_zone_identifier`, ["${aws_subnet.web_us_east_1a.id}"]),
      [`fleet-zones fails ${WEB}`],
    ],
    ["no instance", set(`${WEB}.min_size`, 0), [`fleet-minimum fails ${WEB}`]],
    ["one instance", set(`${WEB}.min_size`, 1), [`fleet-minimum degrades ${WEB}`]],
    ["untold minimum", set(`${WEB}.min_size`, "${var.nobody}"), [`fleet-minimum cannot tell ${WEB}`]],
    ["maximum at the minimum", set(`${WEB}.max_size`, 2), [`fleet-maximum degrades ${WEB}`]],
    ["checks of the host", set(`${WEB}.health_check_type`, "EC2"), [`fleet-health-check degrades ${WEB}`]],
    ["a long grace", set(`${WEB}.health_check_grace_period`, 7200), [`fleet-grace-period degrades ${WEB}`]],
    ["no grace", set(`${WEB}.health_check_grace_period`, 0), [`fleet-grace-period fails ${WEB}`]],
    ["no warm-up", set(`${WEB}.default_instance_warmup`, undefined), [`fleet-warmup degrades ${WEB}`]],
    ["a short warm-up", set(`${WEB}.default_instance_warmup`, 0), [`fleet-warmup degrades ${WEB}`]],
    ["a long warm-up", set(`${WEB}.default_instance_warmup`, 3600), [`fleet-warmup degrades ${WEB}`]],
    [
      "no policy",
      all(
        remove("aws_autoscaling_policy.web_group_cpu"),
        remove("aws_autoscaling_policy.web_group_requests"),
        remove("aws_autoscaling_policy.web_group_jump"),
      ),
      [`fleet-scaling degrades ${WEB}`],
    ],
    [
      "steps without an alarm",
      remove("aws_cloudwatch_metric_alarm.web_group_jump"),
      ["fleet-scaling degrades aws_autoscaling_policy.web_group_jump"],
    ],
    [
      "steps whose alarm tells a topic alone",
      set("aws_cloudwatch_metric_alarm.web_group_jump.alarm_actions", ["${aws_sns_topic.events.arn}"]),
      ["fleet-scaling degrades aws_autoscaling_policy.web_group_jump"],
    ],
    [
      "steps whose alarm has an action that is not told",
      set("aws_cloudwatch_metric_alarm.web_group_jump.alarm_actions", ["${var.action}"]),
      [],
    ],
    [
      "a policy that is off",
      set("aws_autoscaling_policy.web_group_cpu.enabled", false),
      ["fleet-scaling degrades aws_autoscaling_policy.web_group_cpu"],
    ],
    [
      "another fleet's requests",
      set(
        "aws_autoscaling_policy.web_group_requests.target_tracking_configuration.predefined_metric_specification.resource_label",
        "${aws_lb.backend_balancer.arn_suffix}/${aws_lb_target_group.backend_balancer.arn_suffix}",
      ),
      ["policy-metric degrades aws_autoscaling_policy.web_group_requests"],
    ],
    ["no launch", set(`${WEB}.suspended_processes`, ["Launch"]), [`fleet-suspended-processes fails ${WEB}`]],
    [
      "no alarms",
      set(`${WEB}.suspended_processes`, ["AlarmNotification"]),
      [`fleet-suspended-processes degrades ${WEB}`],
    ],
    ["no refresh", set(`${WEB}.instance_refresh`, undefined), [`fleet-refresh degrades ${WEB}`]],
    ["no rollback", set(`${REFRESH}.auto_rollback`, false), [`fleet-refresh degrades ${WEB}`]],
    ["half at once", set(`${REFRESH}.min_healthy_percentage`, 50), [`fleet-refresh-pace degrades ${WEB}`]],
    [
      "terminate first",
      set(`${WEB}.instance_maintenance_policy`, undefined),
      [`fleet-maintenance degrades ${WEB}`],
    ],
    [
      "balanced only",
      set(`${WEB}.availability_zone_distribution.capacity_distribution_strategy`, "balanced-only"),
      [`fleet-zone-distribution degrades ${WEB}`],
    ],
    ["a desired size", set(`${WEB}.desired_capacity`, 2), [`fleet-desired-capacity degrades ${WEB}`]],
    [
      "a desired size that applies ignore",
      all(
        set(`${WEB}.desired_capacity`, 2),
        set(`${WEB}.lifecycle`, { ignore_changes: ["desired_capacity"] }),
      ),
      [],
    ],
    ["no waiting", set(`${WEB}.wait_for_capacity_timeout`, "0"), [`fleet-wait degrades ${WEB}`]],
    [
      "protected instances",
      set(`${WEB}.protect_from_scale_in`, true),
      [`fleet-scale-in-protection degrades ${WEB}`],
    ],
    [
      "Spot",
      set(`${TEMPLATE}.instance_market_options`, { market_type: "spot" }),
      [`fleet-spot degrades ${TEMPLATE}`],
    ],
    [
      "registered with nothing",
      set(`${WEB}.target_group_arns`, undefined),
      [
        "fleet-unregistered fails aws_autoscaling_group.web_group",
        "target-group-empty fails aws_lb_target_group.web_balancer",
      ],
    ],
    [
      "one target of two that does not survive a zone",
      set("aws_autoscaling_policy.web_group_cpu.target_tracking_configuration.target_value", 90),
      ["static-stability degrades aws_autoscaling_policy.web_group_cpu"],
    ],
    [
      "a target that does not survive a zone",
      all(
        set("aws_autoscaling_policy.web_group_cpu.target_tracking_configuration.target_value", 70),
        remove("aws_autoscaling_policy.web_group_requests"),
      ),
      [`static-stability degrades ${WEB}`],
    ],
    [
      "more and larger",
      all(
        set(`${WEB}.min_size`, 6),
        set(`${WEB}.max_size`, 20),
        set(`${TEMPLATE}.instance_type`, "m6i.large"),
      ),
      [],
    ],
  ])("%s", (_, change, expected) => {
    expect(linesAfter(change)).toEqual(expected);
  });
});

describe("templates", () => {
  it.each<[string, Change, readonly string[]]>([
    [
      "an image that is resolved at launch",
      set(`${TEMPLATE}.image_id`, "resolve:ssm:/aws/service/ami"),
      [`template-image degrades ${TEMPLATE}`],
    ],
    [
      "public addresses",
      set(`${TEMPLATE}.network_interfaces.0.associate_public_ip_address`, "true"),
      [`template-public-ip degrades ${TEMPLATE}`],
    ],
    [
      "metadata without a token",
      set(`${TEMPLATE}.metadata_options.http_tokens`, "optional"),
      [`template-imds degrades ${TEMPLATE}`],
    ],
    [
      "a plain volume",
      set(`${TEMPLATE}.block_device_mappings.0.ebs.encrypted`, "false"),
      [`template-encryption degrades ${TEMPLATE}`],
    ],
    [
      "standard credits",
      set(`${TEMPLATE}.credit_specification.cpu_credits`, "standard"),
      [`cpu-credits degrades ${TEMPLATE}`],
    ],
    [
      "the latest version",
      set(`${WEB}.launch_template.version`, "$Latest"),
      [`template-version degrades ${WEB}`],
    ],
    [
      "no role",
      all(set(`${TEMPLATE}.iam_instance_profile`, undefined), set(`${TEMPLATE}.user_data`, SCRIPT)),
      [`template-profile fails ${TEMPLATE}`],
    ],
  ])("%s", (_, change, expected) => {
    expect(linesAfter(change)).toEqual(expected);
  });
});

const KEY = "aws_kms_key.volume_key";
const ADMINISTRATORS = JSON.stringify({
  Statement: [{ Effect: "Allow", Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "kms:*" }],
});

describe("keys and secrets", () => {
  it.each<[string, Change, readonly string[]]>([
    ["no Auto Scaling", set(`${KEY}.policy`, ADMINISTRATORS), [`volume-key-policy fails ${KEY}`]],
    ["no policy", set(`${KEY}.policy`, undefined), [`volume-key-policy fails ${KEY}`]],
    [
      "a policy of somewhere else",
      set(`${KEY}.policy`, "${data.aws_iam_policy_document.key.json}"),
      [`volume-key-policy cannot tell ${KEY}`],
    ],
    [
      "a grant",
      all(
        set(`${KEY}.policy`, ADMINISTRATORS),
        add("aws_kms_grant.scaling", {
          key_id: `\${${KEY}.key_id}`,
          grantee_principal: "a",
          operations: ["Decrypt"],
        }),
      ),
      [],
    ],
    ["a disabled key", set(`${KEY}.is_enabled`, false), [`key-usable fails ${KEY}`]],
    ["a short wait", set(`${KEY}.deletion_window_in_days`, 7), [`key-usable degrades ${KEY}`]],
    [
      "events that the key refuses",
      set("aws_kms_key.events_key.policy", ADMINISTRATORS),
      ["event-key degrades aws_kms_key.events_key"],
    ],
    [
      "a secret that is gone at once",
      set("aws_secretsmanager_secret.application.recovery_window_in_days", 0),
      ["secret-recovery degrades aws_secretsmanager_secret.application"],
    ],
  ])("%s", (_, change, expected) => {
    expect(linesAfter(change)).toEqual(expected);
  });
});
