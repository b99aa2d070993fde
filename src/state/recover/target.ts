import type { Environment } from "../../config/environment";
import { lockTableName, stateBucketName, stateKeyArn } from "../../config/physical-names";
import type { StateObject } from "../verify/list-versions";
import type { HeldLock } from "../verify/observation";

/** One state, with all that writing it needs. */
export interface RecoveryTarget extends StateObject {
  /** The lock table; used only where `places` has `dynamodb`. */
  readonly table: string;
  /** Where Terraform takes its lock, in the order in which it takes it. */
  readonly places: readonly HeldLock["place"][];
  /** As Terraform writes: with the environment's key, whatever the bucket's own default is. */
  readonly encryption: { readonly ServerSideEncryption: "aws:kms"; readonly SSEKMSKeyId: string };
}

const PLACES = { s3: ["s3"], dynamodb: ["dynamodb"], both: ["s3", "dynamodb"] } as const;

export function recoveryTarget(environment: Environment, key: string): RecoveryTarget {
  const { accountId, region, stateBackend } = environment;
  return {
    bucket: stateBucketName(environment),
    key,
    region,
    accountId,
    table: lockTableName(environment),
    places: PLACES[stateBackend.locking],
    encryption: { ServerSideEncryption: "aws:kms", SSEKMSKeyId: stateKeyArn(environment) },
  };
}

/** The object that is the lock, as `use_lockfile` makes it. */
export function lockFileKey({ key }: Pick<StateObject, "key">): string {
  return `${key}.tflock`;
}

/** What Terraform calls the state in its lock, and the table's key of it. */
export function lockPath({ bucket, key }: Pick<StateObject, "bucket" | "key">): string {
  return `${bucket}/${key}`;
}
