import { isKept } from "./kinds";
import { isOn, lossesOf, lost } from "./losses";
import { eachChange, type RiskRule } from "./risk-rule";

/** What keeps a thing from being deleted by mistake. */
const GUARDS = [
  "deletion_protection",
  "deletion_protection_enabled",
  "disable_api_termination",
  "enable_deletion_protection",
] as const;

/** What lets it be deleted with all that is in it. */
const FORCES = ["force_delete", "force_destroy"] as const;

export const deletionProtectionLost: RiskRule = {
  id: "deletion-protection-lost",
  title: "Protection against deletion is given up",
  severity: "high",
  outage:
    "The next mistake, a rename or a destroy of the wrong stack, then deletes it without a further question.",
  fix: "Keep it on; to delete the thing, take the protection off in a change of its own.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
  check: eachChange((change) => {
    if (!isKept(change)) return [];
    const losses = [
      ...GUARDS.flatMap((attribute) => lossesOf(change, attribute, isOn)),
      ...FORCES.flatMap((attribute) => lossesOf(change, attribute, (value) => !isOn(value))),
    ];
    return losses.map((loss) =>
      lost(change, "high", loss, "a later mistake deletes it without a further question"),
    );
  }),
};
