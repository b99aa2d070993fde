import { pathMemberOf } from "./request-path";
import { at, eachChange, type RiskRule } from "./risk-rule";
import { goneText } from "./spoken";

export const deleteBeforeCreate: RiskRule = {
  id: "delete-before-create",
  title: "Something in the path of requests is deleted before its successor is there",
  severity: "critical",
  outage:
    "It is away from the deletion until the new one works: seconds for a rule, minutes for a balancer, and for as long as it takes to repair where the creation fails.",
  fix: "Set create_before_destroy, with a name that can be there twice (name_prefix, or derived from what forces the replacement).",
  source: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
  check: eachChange((change) => {
    const member = pathMemberOf(change.type);
    if (member === undefined || change.kind !== "replace-delete-first") return [];
    return [at(change, member.severity, `${goneText(change)}: in between ${member.meanwhile}`)];
  }),
};
