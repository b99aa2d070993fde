import type { AttributeReader } from "../../../model/attribute-reader";
import type { Told } from "../../../model/topology";
import { each } from "../attribute-checks";
import { companionsOf, hasGood } from "../companions";
import { cannotTell, finding, fsbp, type Judged, pass, type SecurityRule } from "../security-rule";

const FIREWALLS = ["aws_wafv2_web_acl"] as const;
const GUIDE = "https://docs.aws.amazon.com/waf/latest/developerguide";
const KNOWN_BAD = "AWSManagedRulesKnownBadInputsRuleSet";

export const FIREWALLS_RULES: readonly SecurityRule[] = [
  {
    id: "firewall-rules",
    title: "A firewall has rules",
    why: "Without them it lets everything through.",
    source: fsbp("waf", 10),
    ids: ["CKV_AWS_175", "WAF.10"],
    check: each(FIREWALLS, undefined, (firewall) =>
      judgeRules(firewall, (rules) => rules.length > 0, "has no rule", "Add AWS's managed groups."),
    ),
  },
  {
    id: "firewall-actions",
    title: "Every rule of a firewall says what happens",
    why: "A rule that only counts stops nothing.",
    source: `${GUIDE}/web-acl-rule-actions.html`,
    ids: ["CKV_AWS_342"],
    check: each(FIREWALLS, undefined, (firewall) =>
      judgeRules(
        firewall,
        (rules) => rules.every(acts),
        "has a rule without an action, or one that only counts",
        "Set action, or override_action = none for a managed group.",
      ),
    ),
  },
  {
    id: "firewall-known-bad-inputs",
    title: "A firewall knows Log4j and its like",
    why: "Requests that are known to break in are known to AWS.",
    source: `${GUIDE}/aws-managed-rule-groups-baseline.html`,
    ids: ["CKV_AWS_192", "CKV2_AWS_76"],
    check: each(FIREWALLS, undefined, (firewall) =>
      judgeRules(
        firewall,
        (rules) =>
          rules.some((rule) => {
            const name = rule.text("statement.managed_rule_group_statement.name");
            return name.known && name.value === KNOWN_BAD && !rule.isWritten("override_action.count");
          }),
        `has no ${KNOWN_BAD} that acts`,
        `Add ${KNOWN_BAD} of the vendor AWS.`,
      ),
    ),
  },
  {
    id: "firewall-logging",
    title: "A firewall logs what it stops",
    why: "Without the log nobody can say whom it stopped, and why.",
    source: fsbp("waf", 11),
    ids: ["CKV2_AWS_31", "WAF.11"],
    check: each(FIREWALLS, undefined, (firewall, context) =>
      hasGood(
        firewall,
        companionsOf(context, firewall, ["aws_wafv2_web_acl_logging_configuration"], "resource_arn"),
        ({ address }) => pass(address),
        "has no aws_wafv2_web_acl_logging_configuration",
        "Log to CloudWatch or a bucket.",
      ),
    ),
  },
  {
    id: "firewall-metrics",
    title: "Every rule of a firewall is measured",
    why: "A rule that stops customers is seen in its metric alone.",
    source: fsbp("waf", 12),
    ids: ["WAF.12"],
    check: each(FIREWALLS, undefined, (firewall) =>
      judgeRules(
        firewall,
        (rules) =>
          [firewall, ...rules].every((each) =>
            isOn(each.flag("visibility_config.cloudwatch_metrics_enabled", false)),
          ),
        "has a rule without metrics",
        "Set visibility_config.cloudwatch_metrics_enabled = true.",
      ),
    ),
  },
];

function judgeRules(
  firewall: AttributeReader,
  isGood: (rules: readonly AttributeReader[]) => boolean,
  what: string,
  fix: string,
): Judged {
  const { address } = firewall;
  const rules = firewall.blocks("rule");
  if (!rules.known) return cannotTell(address, rules.because, fix);
  if (firewall.isWritten("rule_json"))
    return cannotTell(address, `${address}.rule_json is not read`, "Write the rules as blocks.");
  return isGood(rules.value) ? pass(address) : finding(address, `${address} ${what}`, fix);
}

/** An empty block such as `block {}` is an object without entries. */
function acts(rule: AttributeReader): boolean {
  return ["action.block", "action.allow", "action.captcha", "action.challenge", "override_action.none"].some(
    (path) => rule.isWritten(path) && rule.isBlock(path),
  );
}

function isOn(flag: Told<boolean>): boolean {
  return flag.known && flag.value;
}
