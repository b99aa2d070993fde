import type { Change } from "../change";
import { isGone, isKept } from "./kinds";
import { at, eachChange, type FoundRisk, type RiskRule } from "./risk-rule";
import { settingsOf } from "./settings";
import { isUntold, toldValue } from "./settings-values";
import { goneText } from "./spoken";

const FIREWALLS =
  /^aws_(?:wafv2_(?:web_acl|rule_group|ip_set)|waf_web_acl|wafregional_web_acl|shield_protection|networkfirewall_firewall)/u;

export const firewallRemoved: RiskRule = {
  id: "firewall-removed",
  title: "A web application firewall, or one of its rules, is removed",
  severity: "high",
  outage:
    "Floods and known attacks reach the balancer and its instances unfiltered, which scale out on them until they fall.",
  fix: "Keep the association; put a new rule in count mode before it takes over from an old one.",
  source: "https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-associating-aws-resource.html",
  check: eachChange((change) => {
    if (!FIREWALLS.test(change.type)) return [];
    if (isGone(change))
      return [
        at(
          change,
          "high",
          `${goneText(change)}: requests arrive unfiltered${change.kind === "delete" ? "" : " meanwhile"}`,
        ),
      ];
    if (!isKept(change)) return [];
    return [...otherAcl(change), ...fewerRules(change), ...otherDefault(change)];
  }),
};

function otherAcl(change: Change): readonly FoundRisk[] {
  return settingsOf(change, "web_acl_arn")
    .filter(({ before }) => toldValue(before) !== null)
    .map(({ attribute }) =>
      at(
        change,
        "high",
        `${attribute} changes: whether the other one filters as much cannot be told`,
        attribute,
      ),
    );
}

function fewerRules(change: Change): readonly FoundRisk[] {
  const rules = settingsOf(change, "rule.name");
  if (rules.some(({ after }) => isUntold(after)))
    return [at(change, "high", "rule changes: what it still blocks cannot be told", "rule")];
  const gone = rules.filter(({ after }) => toldValue(after) === null).length;
  const added = rules.filter(({ before }) => toldValue(before) === null).length;
  return gone > added
    ? [at(change, "high", `rule has ${gone - added} fewer than before: what they blocked arrives`, "rule")]
    : [];
}

function otherDefault(change: Change): readonly FoundRisk[] {
  const isChanged = change.attributes.some(({ path }) => path[0] === "default_action");
  return isChanged
    ? [
        at(
          change,
          "high",
          "default_action changes: what no rule names is let in, or kept out, from now on",
          "default_action",
        ),
      ]
    : [];
}
