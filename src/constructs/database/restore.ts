import type { DbInstanceConfig } from "@cdktf/provider-aws/lib/db-instance";
import type { DatabaseSettings } from "../../config/environment";

type Restore = NonNullable<DatabaseSettings["restore"]>;

/** What an instance is made from, in the provider's words. */
export function restoreFrom(
  restore: Restore | undefined,
): Pick<DbInstanceConfig, "snapshotIdentifier" | "restoreToPointInTime"> {
  if (restore === undefined) return {};
  if (restore.kind === "snapshot") return { snapshotIdentifier: restore.snapshotIdentifier };
  return {
    restoreToPointInTime: {
      sourceDbInstanceIdentifier: restore.sourceIdentifier,
      ...(restore.at === "latest" ? { useLatestRestorableTime: true } : { restoreTime: restore.at }),
    },
  };
}

/** It counts where the instance is made: written beside one that is there, it would replace it. */
export function ignoredAfterwards(restore: Restore | undefined): { readonly ignoreChanges?: string[] } {
  return restore === undefined ? {} : { ignoreChanges: ["snapshot_identifier", "restore_to_point_in_time"] };
}
