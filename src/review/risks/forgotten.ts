import { pathMemberOf } from "./request-path";
import { DATA_STORES, DATABASE_MEMBERS, DATABASES } from "./resource-types";
import { at, eachChange, type RiskRule } from "./risk-rule";

export const forgotten: RiskRule = {
  id: "forgotten",
  title: "Something stays and is no longer managed",
  severity: "high",
  outage:
    "None now. It runs on, is paid for, and nobody repairs, patches or restores it: no plan shows what happens to it, and the next create of its name fails.",
  fix: "Import it where it is to be managed from now on, or destroy it on purpose.",
  source: "https://developer.hashicorp.com/terraform/language/resources/syntax#removing-resources",
  check: eachChange((change) => {
    if (change.kind !== "forget") return [];
    const isVital =
      DATABASES.has(change.type) ||
      DATABASE_MEMBERS.has(change.type) ||
      DATA_STORES.has(change.type) ||
      pathMemberOf(change.type)?.severity === "critical";
    return [
      at(
        change,
        isVital ? "high" : "medium",
        "is taken out of the state and stays on AWS: no later plan shows what happens to it",
      ),
    ];
  }),
};
