import type { Change } from "../change";
import { isGone, isKept } from "./kinds";
import { cannotBeTold, goes, isOn, lossOf, lost } from "./losses";
import { at, eachChange, type FoundRisk, type RiskRule } from "./risk-rule";
import { settingsNamed, settingsOf } from "./settings";
import { isUntold, toldValue } from "./settings-values";
import { goneText } from "./spoken";

const SWITCHES: ReadonlySet<string> = new Set([
  "at_rest_encryption_enabled",
  "encrypted",
  "sqs_managed_sse_enabled",
  "storage_encrypted",
]);

const KEYS: ReadonlySet<string> = new Set([
  "kms_key",
  "kms_key_arn",
  "kms_key_id",
  "kms_master_key_id",
  "master_user_secret_kms_key_id",
  "performance_insights_kms_key_id",
]);

export const encryptionChanged: RiskRule = {
  id: "encryption-changed",
  title: "Encryption is switched off, or its key changes",
  severity: "critical",
  outage:
    "Without encryption whoever gets the disk or a copy reads it. With another key, what may not use that key cannot read, restore or start: instances fail to launch and backups fail to restore.",
  fix: "Keep encryption on; before changing a key, let every service and role that reads the data use the new one, and keep the old one.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html",
  check: eachChange((change) => {
    if (change.type === "aws_s3_bucket_server_side_encryption_configuration" && isGone(change))
      return [
        at(
          change,
          "high",
          `${goneText(change)}: new objects are no longer encrypted with the key that was chosen`,
        ),
      ];
    if (!isKept(change)) return [];
    return [...switchedOff(change), ...keyChanged(change)];
  }),
};

function switchedOff(change: Change): readonly FoundRisk[] {
  return settingsNamed(change, SWITCHES).flatMap((setting) => {
    const loss = lossOf(setting, isOn);
    if (loss === undefined) return [];
    return [lost(change, "critical", loss, "whoever gets a copy reads it")];
  });
}

function keyChanged(change: Change): readonly FoundRisk[] {
  const aliases = change.type === "aws_kms_alias" ? settingsOf(change, "target_key_id") : [];
  return [...settingsNamed(change, KEYS), ...aliases].flatMap((setting) => {
    // A key where there was none is what one wants; what RDS shows of its secret nobody sets there.
    if (toldValue(setting.before) === null || setting.attribute.startsWith("master_user_secret.")) return [];
    const text = isUntold(setting.after) || isUntold(setting.before) ? cannotBeTold(setting) : goes(setting);
    return [
      at(
        change,
        "high",
        `${text}; what may not use the new key can no longer read or start`,
        setting.attribute,
      ),
    ];
  });
}
