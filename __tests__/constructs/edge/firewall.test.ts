import { Wafv2WebAcl } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import type { ManagedFirewall } from "../../../src/config/environment";
import { Firewall } from "../../../src/constructs/edge/firewall";
import { resources, statements } from "../../support/stack-json";
import { synthesizeScope } from "../../support/synth";
import { tiersScope } from "../../support/tier-scope";

setupJest();

const synthesized = (settings: Partial<ManagedFirewall> = {}) =>
  synthesizeScope((scope) => {
    new Firewall(scope, "firewall", {
      settings: {
        kind: "managed",
        requestsPerAddress: 2000,
        exceptions: [],
        whenUnreachable: "pass",
        ...settings,
      },
      name: "durable-test-web",
      balancerArn: "arn:balancer",
      region: "us-east-1",
      logRetentionDays: 365,
      logKeyArn: "arn:logs",
    });
  });
const { text, json } = synthesized();
const ACL = "${aws_wafv2_web_acl.firewall_wafv2-web-acl.arn}";
const GROUP = "${aws_cloudwatch_log_group.firewall_logs_cloudwatch-log-group.arn}";

const visible = (metric_name: string) => ({
  cloudwatch_metrics_enabled: true,
  sampled_requests_enabled: true,
  metric_name,
});
const managed = (name: string, priority: number, group: string, more: object = {}) => ({
  name,
  priority,
  override_action: { none: {} },
  statement: { managed_rule_group_statement: { vendor_name: "AWS", name: group, ...more } },
  visibility_config: visible(name),
});
const limit = (requests: number) => ({
  name: "rate-per-address",
  priority: 0,
  action: { block: {} },
  statement: {
    rate_based_statement: { limit: requests, aggregate_key_type: "IP", evaluation_window_sec: 300 },
  },
  visibility_config: visible("rate-per-address"),
});
const BAD_INPUTS = managed("known-bad-inputs", 1, "AWSManagedRulesKnownBadInputsRuleSet");

describe("the firewall", () => {
  it("limits each address, and lets AWS's groups refuse what is known to be bad", () => {
    expect(text).toHaveResource(Wafv2WebAcl);
    expect(resources(json, "aws_wafv2_web_acl")).toEqual({
      "firewall_wafv2-web-acl": {
        name: "durable-test-web",
        scope: "REGIONAL",
        default_action: { allow: {} },
        rule: [limit(2000), BAD_INPUTS, managed("common", 2, "AWSManagedRulesCommonRuleSet")],
        visibility_config: visible("durable-test-web"),
      },
    });
  });

  it("counts an excepted rule of the common set instead, and leaves the others as they are", () => {
    const excepted = synthesized({
      requestsPerAddress: 10,
      exceptions: [{ rule: "SizeRestrictions_BODY", reason: "users upload pictures" }],
    }).json;
    expect(resources(excepted, "aws_wafv2_web_acl")["firewall_wafv2-web-acl"]?.["rule"]).toEqual([
      limit(10),
      BAD_INPUTS,
      managed("common", 2, "AWSManagedRulesCommonRuleSet", {
        rule_action_override: [{ name: "SizeRestrictions_BODY", action_to_use: { count: {} } }],
      }),
    ]);
  });

  it("stands in front of the balancer", () => {
    expect(resources(json, "aws_wafv2_web_acl_association")).toEqual({
      "firewall_wafv2-web-acl-association": { resource_arn: "arn:balancer", web_acl_arn: ACL },
    });
  });

  it("logs what a rule met, without what signs a user in, once it may write", () => {
    expect(resources(json, "aws_cloudwatch_log_group")).toEqual({
      "firewall_logs_cloudwatch-log-group": {
        name: "aws-waf-logs-durable-test-web",
        retention_in_days: 365,
        kms_key_id: "arn:logs",
      },
    });
    expect(resources(json, "aws_wafv2_web_acl_logging_configuration")).toEqual({
      "firewall_logs_wafv2-web-acl-logging-configuration": {
        resource_arn: ACL,
        log_destination_configs: [GROUP],
        redacted_fields: [
          { single_header: { name: "authorization" } },
          { single_header: { name: "cookie" } },
        ],
        logging_filter: {
          default_behavior: "DROP",
          filter: [
            {
              behavior: "KEEP",
              requirement: "MEETS_ANY",
              condition: ["BLOCK", "COUNT", "EXCLUDED_AS_COUNT"].map((action) => ({
                action_condition: { action },
              })),
            },
          ],
        },
        depends_on: ["aws_cloudwatch_log_resource_policy.firewall_logs_cloudwatch-log-resource-policy"],
      },
    });
    const policies = Object.values(resources(json, "aws_cloudwatch_log_resource_policy"));
    expect(policies.map(({ policy_name: name }) => name)).toEqual(["durable-test-web-firewall"]);
    expect(statements(policies[0]?.["policy_document"])).toEqual([
      {
        Sid: "FirewallWritesLogs",
        Effect: "Allow",
        Principal: { Service: "delivery.logs.amazonaws.com" },
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: `${GROUP}:*`,
        Condition: {
          ArnLike: {
            "aws:SourceArn":
              "arn:${data.aws_partition.current_partition.partition}:logs:us-east-1:${data.aws_caller_identity.current_caller-identity.account_id}:*",
          },
          StringEquals: {
            "aws:SourceAccount": "${data.aws_caller_identity.current_caller-identity.account_id}",
          },
        },
      },
    ]);
  });
});

describe("the tiers", () => {
  it("have one firewall, in front of web, and web alone passes requests while it is away", () => {
    const { json: tiers } = tiersScope();
    expect(Object.values(resources(tiers, "aws_wafv2_web_acl_association"))).toEqual([
      {
        resource_arn: "${aws_lb.web_balancer_lb.arn}",
        web_acl_arn: "${aws_wafv2_web_acl.web_firewall_wafv2-web-acl.arn}",
      },
    ]);
    expect(
      Object.fromEntries(
        Object.entries(resources(tiers, "aws_lb")).map(([id, lb]) => [id, lb["enable_waf_fail_open"]]),
      ),
    ).toEqual({ web_balancer_lb: true, backend_balancer_lb: undefined });
  });
});
