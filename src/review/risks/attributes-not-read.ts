import type { Change } from "../change";
import { isKept } from "./kinds";
import { at, eachChange, type RiskRule } from "./risk-rule";
import { isUntold } from "./settings-values";
import { isVital } from "./vital-types";

export const attributesNotRead: RiskRule = {
  id: "attributes-not-read",
  title: "More changes of one resource than a review can read",
  severity: "high",
  outage: "A protection may be lost, or a group opened, among those that were not read.",
  fix: "Read this resource with `terraform show`, or split the change.",
  source: "https://developer.hashicorp.com/terraform/internals/json-format",
  check: eachChange((change) => {
    if (!isKept(change)) return [];
    const what = unreadOf(change);
    if (what === undefined) return [];
    return [at(change, isVital(change.type) ? "high" : "medium", `${what}: what they mean cannot be told`)];
  }),
};

function unreadOf({ attributes, attributesLeftOut }: Change): string | undefined {
  if (attributes.some(({ path, after }) => path.length === 0 && isUntold(after)))
    return "all of its attributes are hidden or not known yet";
  return attributesLeftOut > 0 ? `${attributesLeftOut} more of its attributes change` : undefined;
}
