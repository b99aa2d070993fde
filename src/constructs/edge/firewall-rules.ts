import type { Wafv2WebAclRule, Wafv2WebAclVisibilityConfig } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import type { ManagedFirewall } from "../../config/environment";

/** The window in which requests of one address are counted. */
const WINDOW_SECONDS = 300;

/**
 * The cheapest first: what floods is refused before it is read. Together 902 of the 1500 capacity units that a web ACL
 * has without a surcharge: 2 for the limit, 200 and 700 for the groups.
 * https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
 */
export function firewallRules({ requestsPerAddress, exceptions }: ManagedFirewall): Wafv2WebAclRule[] {
  const counted = exceptions.map(({ rule }) => rule);
  return [
    {
      name: "rate-per-address",
      priority: 0,
      action: { block: {} },
      statement: {
        rate_based_statement: {
          limit: requestsPerAddress,
          aggregate_key_type: "IP",
          evaluation_window_sec: WINDOW_SECONDS,
        },
      },
      visibilityConfig: visible("rate-per-address"),
    },
    managedRule("known-bad-inputs", 1, "AWSManagedRulesKnownBadInputsRuleSet", []),
    managedRule("common", 2, "AWSManagedRulesCommonRuleSet", counted),
  ];
}

function managedRule(
  name: string,
  priority: number,
  group: string,
  counted: readonly string[],
): Wafv2WebAclRule {
  return {
    name,
    priority,
    // What the group itself says of each of its rules.
    overrideAction: { none: {} },
    statement: {
      managed_rule_group_statement: {
        vendor_name: "AWS",
        name: group,
        ...(counted.length === 0
          ? {}
          : {
              rule_action_override: counted.map((rule) => ({ name: rule, action_to_use: { count: {} } })),
            }),
      },
    },
    visibilityConfig: visible(name),
  };
}

/** Metrics and samples of the requests that a rule met. */
export function visible(metricName: string): Wafv2WebAclVisibilityConfig {
  return { cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true, metricName };
}
