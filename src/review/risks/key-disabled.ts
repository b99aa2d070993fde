import { isKept } from "./kinds";
import { isOn, lossesOf, lost } from "./losses";
import { eachChange, type RiskRule } from "./risk-rule";

export const keyDisabled: RiskRule = {
  id: "key-disabled",
  title: "A key is disabled, or rotates no more",
  severity: "critical",
  outage:
    "What is encrypted with a disabled key cannot be read: the database stops, and instances with such a disk do not start.",
  fix: "Keep is_enabled and enable_key_rotation true.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html",
  check: eachChange((change) => {
    if (!change.type.startsWith("aws_kms_") || !isKept(change)) return [];
    return [
      // The provider's default is true.
      ...lossesOf(change, "is_enabled", (value) => value !== false).map((loss) =>
        lost(change, "critical", loss, "what is encrypted with it cannot be read while it is disabled"),
      ),
      ...lossesOf(change, "enable_key_rotation", isOn).map((loss) =>
        lost(change, "medium", loss, "it is the same key for ever"),
      ),
    ];
  }),
};
