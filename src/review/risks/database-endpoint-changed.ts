import { cannotBeTold, goes } from "./losses";
import { isKept, isReplaced } from "./kinds";
import { DATABASES } from "./resource-types";
import { at, eachChange, type RiskRule } from "./risk-rule";
import { settingsOf } from "./settings";
import { isUntold } from "./settings-values";

const ATTRIBUTES = ["cluster_identifier", "identifier", "port"] as const;

export const databaseEndpointChanged: RiskRule = {
  id: "database-endpoint-changed",
  title: "A database gets another name or port",
  severity: "high",
  outage:
    "RDS restarts it, and its old address answers no more: every client fails until it is told the new one.",
  fix: "Leave identifier and port as they are, or let clients take the address from the resource and roll them at once.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_RenameInstance.html",
  check: eachChange((change) => {
    if (!DATABASES.has(change.type) || !isKept(change) || isReplaced(change)) return [];
    return ATTRIBUTES.flatMap((attribute) => settingsOf(change, attribute)).map((setting) =>
      at(
        change,
        "high",
        `${isUntold(setting.after) ? cannotBeTold(setting) : goes(setting)}; clients lose it until they know the new address`,
        setting.attribute,
      ),
    );
  }),
};
