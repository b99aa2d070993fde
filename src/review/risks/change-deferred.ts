import { at, eachChange, type RiskRule } from "./risk-rule";
import { isVital } from "./vital-types";

export const changeDeferred: RiskRule = {
  id: "change-deferred",
  title: "What happens to a resource is left to a later plan",
  severity: "medium",
  outage: "Whether it is created, changed or replaced is decided after this plan was approved.",
  fix: "Review the next plan, too, before it is applied.",
  source: "https://developer.hashicorp.com/terraform/internals/json-format",
  check: eachChange((change) => {
    if (change.kind !== "deferred") return [];
    return [
      at(
        change,
        isVital(change.type) ? "medium" : "low",
        "is put off to a later run: what happens to it cannot be told",
      ),
    ];
  }),
};
