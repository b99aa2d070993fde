import type { Drift } from "../../../src/local/drift";
import type { StackJson } from "../../support/stack-json";
import type { Profile } from "./factors";

/**
 * What the provider does not send when it makes a database from a snapshot or goes back to a moment, so that a second
 * deploy sets it: on AWS too, as docs/restore.md says. https://github.com/hashicorp/terraform-provider-aws/issues/47689
 */
const OF_A_MOMENT = [
  ...["backup_window", "maintenance_window"],
  ...["performance_insights_enabled", "performance_insights_kms_key_id"],
  "performance_insights_retention_period",
];
const OF_INSIGHTS = "database_insights_mode";

/** By attribute, sorted. `standard` is what AWS gives where nothing is said. */
export function leftToSecondDeploy({ restore, insights }: Profile): readonly string[] {
  if (restore === "none") return [];
  const mode = insights === "advanced" ? [OF_INSIGHTS] : [];
  return [...(restore === "moment" ? OF_A_MOMENT : []), ...mode].sort();
}

export function isLeftToSecondDeploy(
  { address, attribute, actions }: Drift,
  { resource }: StackJson,
): boolean {
  const [type = "", id = ""] = address.split(".");
  const made = type === "aws_db_instance" ? resource[type]?.[id] : undefined;
  const isOne = [...OF_A_MOMENT, OF_INSIGHTS].includes(attribute) && actions === "update";
  const isRestored =
    made?.["snapshot_identifier"] !== undefined || made?.["restore_to_point_in_time"] !== undefined;
  return isOne && isRestored;
}

/**
 * What the emulator lacks of the profiles, by name: `aws_db_instance.database` with `blue_green_update`, changed. The new
 * instance of moto has neither the option group nor the IAM authentication of the old one. Made it is, as all else.
 */
export function isLackingAfterwards({ resource }: StackJson): boolean {
  return resource["aws_db_instance"]?.["database"]?.["blue_green_update"] !== undefined;
}
