import { add, all, set } from "../../rules/support/changed-stack";
import { change, flip, type Flip } from "../support/flip";

const GROUP = "aws_cloudwatch_log_group.flow_logs";
const TOPIC = "aws_sns_topic.events";
const TOPIC_POLICY = "aws_sns_topic_policy.events";
const ALARM = "aws_cloudwatch_metric_alarm.x";
const FIREWALL = "aws_wafv2_web_acl.x";
const CERTIFICATE = "aws_acm_certificate.x";
const PARAMETER = "aws_ssm_parameter.x";

const says = (statement: Record<string, unknown>) =>
  set(
    `${TOPIC_POLICY}.policy`,
    JSON.stringify({
      Statement: [
        statement,
        {
          Effect: "Deny",
          Principal: "*",
          Action: "sns:Publish",
          Resource: "*",
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  );
const alarm = (more: Record<string, unknown>) => add(ALARM, { alarm_name: "x", ...more });
const metrics = { cloudwatch_metrics_enabled: true };
const knownBad = {
  name: "known-bad-inputs",
  override_action: { none: {} },
  statement: {
    managed_rule_group_statement: { name: "AWSManagedRulesKnownBadInputsRuleSet", vendor_name: "AWS" },
  },
  visibility_config: metrics,
};
const firewall = (rule: unknown, more: Record<string, unknown> = {}) =>
  all(
    add(FIREWALL, { name: "x", rule, visibility_config: metrics, ...more }),
    add("aws_wafv2_web_acl_logging_configuration.x", { resource_arn: "${aws_wafv2_web_acl.x.arn}" }),
  );
const certificate = (more: Record<string, unknown>) =>
  add(CERTIFICATE, { domain_name: "a.example.com", lifecycle: { create_before_destroy: true }, ...more });
const parameter = (more: Record<string, unknown>) =>
  add(PARAMETER, { name: "x", type: "SecureString", key_id: "alias/x", ...more });
const ofFirewall = (rules: string, verdict = "finding") =>
  rules.split(" ").map((rule) => `${verdict} ${rule} ${FIREWALL}`);

export const WATCHING: readonly Flip[] = [
  ...flip(`${GROUP}.retention_in_days`, undefined, "log-retention", "log-retention log-retention-year"),
  ...flip(`${GROUP}.retention_in_days`, 30, "log-retention-year", ""),
  ...flip(`${GROUP}.kms_key_id`, undefined, "log-key"),
  change("an alarm", alarm({ alarm_actions: ["${aws_sns_topic.events.arn}"] }), []),
  change("an alarm that tells nobody", alarm({}), [`finding alarm-actions ${ALARM}`]),
  change("an alarm that is off", alarm({ alarm_actions: ["x"], actions_enabled: false }), [
    `finding alarm-actions ${ALARM}`,
  ]),
  change("an alarm that is not told", alarm({ alarm_actions: "${var.x}" }), [
    `cannot tell alarm-actions ${ALARM}`,
  ]),
  ...flip(`${TOPIC}.kms_master_key_id`, undefined, "topic-key"),
  change("everybody publishes", says({ Effect: "Allow", Principal: "*", Action: "sns:*", Resource: "*" }), [
    `finding topic-world ${TOPIC}`,
  ]),
  change(
    "another account subscribes",
    says({ Effect: "Allow", Principal: { AWS: "999999999999" }, Action: "sns:Subscribe", Resource: "*" }),
    [`finding topic-accounts ${TOPIC}`],
  ),
  change(
    "plain messages",
    set(
      `${TOPIC_POLICY}.policy`,
      JSON.stringify({
        Statement: [{ Effect: "Allow", Principal: { Service: "x.amazonaws.com" }, Action: "sns:Publish" }],
      }),
    ),
    [`finding topic-tls ${TOPIC}`],
  ),
  change("an untold policy of the topic", set(`${TOPIC_POLICY}.policy`, "${var.x}"), [
    `cannot tell topic-world ${TOPIC}`,
    `cannot tell topic-accounts ${TOPIC}`,
    `cannot tell topic-tls ${TOPIC}`,
  ]),
  change("a firewall", firewall([knownBad]), []),
  change(
    "a firewall without rules",
    firewall(undefined),
    ofFirewall("firewall-rules firewall-known-bad-inputs"),
  ),
  change(
    "a firewall that counts",
    firewall([{ ...knownBad, override_action: { count: {} } }]),
    ofFirewall("firewall-actions firewall-known-bad-inputs"),
  ),
  change(
    "a firewall that nobody logs or measures",
    add(FIREWALL, { name: "x", rule: [{ ...knownBad, visibility_config: {} }] }),
    ofFirewall("firewall-logging firewall-metrics"),
  ),
  change(
    "a firewall that is not told",
    all(firewall("${var.x}"), set("aws_wafv2_web_acl_logging_configuration.x.resource_arn", "${var.x}")),
    [
      ...ofFirewall(
        "firewall-rules firewall-actions firewall-known-bad-inputs firewall-metrics firewall-logging",
        "cannot tell",
      ),
    ],
  ),
  change("a certificate", certificate({}), []),
  change("a certificate that goes first", certificate({ lifecycle: {} }), [
    `finding certificate-replacement ${CERTIFICATE}`,
  ]),
  change("a certificate for all", certificate({ domain_name: "*.example.com" }), [
    `finding certificate-wildcard ${CERTIFICATE}`,
  ]),
  change(
    "a certificate in no log",
    certificate({ options: { certificate_transparency_logging_preference: "DISABLED" } }),
    [`finding certificate-transparency ${CERTIFICATE}`],
  ),
  change("a short key", certificate({ key_algorithm: "RSA_1024" }), [
    `finding certificate-key ${CERTIFICATE}`,
  ]),
  change(
    "a certificate that is not told",
    certificate({
      domain_name: "${var.x}",
      key_algorithm: "${var.x}",
      options: "${var.x}",
      lifecycle: { create_before_destroy: "${var.x}" },
    }),
    ["replacement", "transparency", "wildcard", "key"].map(
      (rule) => `cannot tell certificate-${rule} ${CERTIFICATE}`,
    ),
  ),
  change("a parameter", parameter({}), []),
  change("a plain parameter", parameter({ type: "String" }), [`finding parameter-encrypted ${PARAMETER}`]),
  change("a parameter with a key of AWS", parameter({ key_id: undefined }), [
    `finding parameter-key ${PARAMETER}`,
  ]),
  change("a parameter that is not told", parameter({ type: "${var.x}", key_id: "${var.x}" }), [
    `cannot tell parameter-encrypted ${PARAMETER}`,
    `cannot tell parameter-key ${PARAMETER}`,
  ]),
  change("a document of nobody", add("aws_ssm_document.x", { name: "x" }), []),
  change(
    "a document of everybody",
    add("aws_ssm_document.x", { permissions: { type: "Share", account_ids: "All" } }),
    ["finding document-public aws_ssm_document.x"],
  ),
  change(
    "a document that is not told",
    add("aws_ssm_document.x", { permissions: { account_ids: "${var.x}" } }),
    ["cannot tell document-public aws_ssm_document.x"],
  ),
];
