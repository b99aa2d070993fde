import { isDestroyed } from "./kinds";
import { pathMemberOf } from "./request-path";
import { DATABASE_MEMBERS, DATABASES } from "./resource-types";
import { at, eachChange, type RiskRule } from "./risk-rule";
import { goneText } from "./spoken";

export const requestPathDestroyed: RiskRule = {
  id: "request-path-destroyed",
  title: "Something in the path of requests is destroyed",
  severity: "critical",
  outage: "What it did is done by nobody any more. Databases are judged by `database-destroyed`.",
  fix: "See that nothing uses it any more; to rename or move it, write a moved block.",
  source: "https://developer.hashicorp.com/terraform/language/modules/develop/refactoring",
  check: eachChange((change) => {
    const member = pathMemberOf(change.type);
    if (member === undefined || !isDestroyed(change)) return [];
    if (DATABASES.has(change.type) || DATABASE_MEMBERS.has(change.type)) return [];
    return [at(change, member.severity, `${goneText(change)}: ${member.meanwhile}`)];
  }),
};
