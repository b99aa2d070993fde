import { isGone } from "./kinds";
import { DATA_STORES } from "./resource-types";
import { at, eachChange, type RiskRule } from "./risk-rule";
import { goneText } from "./spoken";
import { isStateStore } from "./state-stores";

export const dataStoreDestroyed: RiskRule = {
  id: "data-store-destroyed",
  title: "Something that holds data is destroyed or replaced",
  severity: "high",
  outage:
    "What was in it is gone, or the apply stops half-way because it is not empty. Databases and the state have risks of their own.",
  fix: "Keep it with prevent_destroy; to give it up, copy what is in it first and waive this risk.",
  source: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
  check: eachChange((change) => {
    if (!DATA_STORES.has(change.type) || !isGone(change) || isStateStore(change)) return [];
    return [at(change, "high", `${goneText(change)}: what is in it is gone`)];
  }),
};
