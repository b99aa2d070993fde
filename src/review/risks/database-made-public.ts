import { isThere } from "./kinds";
import { cannotBeTold, goes, isOn } from "./losses";
import { at, eachChange, type RiskRule } from "./risk-rule";
import { settingsOf } from "./settings";
import { isUntold, toldValue } from "./settings-values";

export const databaseMadePublic: RiskRule = {
  id: "database-made-public",
  title: "A database gets a public address",
  severity: "critical",
  outage: "Its name then resolves to an address of the internet, and one open group is all that is missing.",
  fix: "Set publicly_accessible = false and go through the inner tiers.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
  check: eachChange((change) => {
    if (!isThere(change)) return [];
    return settingsOf(change, "publicly_accessible").flatMap((setting) => {
      if (isOn(toldValue(setting.before))) return [];
      if (isUntold(setting.after))
        // Without a setting of its own a new one has what its subnets suggest: known only afterwards.
        return change.kind === "create"
          ? []
          : [at(change, "high", `${cannotBeTold(setting)}`, setting.attribute)];
      return isOn(toldValue(setting.after))
        ? [at(change, "critical", `${goes(setting)}: it gets an address of the internet`, setting.attribute)]
        : [];
    });
  }),
};
