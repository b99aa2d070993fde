import {
  DescribeKeyCommand,
  type KeyMetadata,
  type KMSClient,
  paginateListAliases,
  paginateListKeys,
} from "@aws-sdk/client-kms";
import { HeadBucketCommand, type S3Client } from "@aws-sdk/client-s3";
import type { Environment } from "../../config/environment";
import {
  keyAlias,
  keyDescription,
  lockTableName,
  stateBucketName,
  stateLogBucketName,
} from "../../config/physical-names";
import { statusOf } from "../verify/could-not-look";
import { NAMED_ADDRESSES } from "./named-addresses";

/**
 * The parts of a state backend that carry a name, or a description in place of one, by address, with the id by which
 * Terraform imports each. The bucket is looked for last, because a bootstrap begins with it: where another part of one
 * that is at work was seen, so is its bucket.
 */
export async function findNamedParts(
  clients: { readonly s3: S3Client; readonly kms: KMSClient },
  environment: Environment,
  hasTable: boolean,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map(await findKeys(clients.kms, environment));
  if (hasTable) found.set(NAMED_ADDRESSES.table, lockTableName(environment));
  const buckets = [
    [NAMED_ADDRESSES.logBucket, stateLogBucketName(environment)],
    [NAMED_ADDRESSES.bucket, stateBucketName(environment)],
  ] as const;
  for (const [address, bucket] of buckets)
    if (await bucketExists(clients.s3, bucket, environment.accountId)) found.set(address, bucket);
  return found;
}

async function findKeys(kms: KMSClient, environment: Environment): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const keyIds = await keyIdsByAlias(kms);
  const unnamed = new Set<Purpose>();
  for (const purpose of PURPOSES) {
    const alias = keyAlias(environment, purpose);
    const keyId = keyIds.get(alias);
    if (keyId === undefined) {
      unnamed.add(purpose);
      continue;
    }
    found.set(NAMED_ADDRESSES.aliases[purpose], alias);
    found.set(NAMED_ADDRESSES.keys[purpose], keyId);
  }
  if (unnamed.size === 0) return found;
  const described = await keyIdsByDescription(kms);
  for (const purpose of unnamed) {
    const keyId = described.get(keyDescription(environment, purpose));
    if (keyId !== undefined) found.set(NAMED_ADDRESSES.keys[purpose], keyId);
  }
  return found;
}

const PURPOSES = ["state", "data"] as const;
type Purpose = (typeof PURPOSES)[number];

/** The oldest of each description, of the account's own keys that are in use. */
async function keyIdsByDescription(kms: KMSClient): Promise<ReadonlyMap<string, string>> {
  const keys: KeyMetadata[] = [];
  for await (const { Keys = [] } of paginateListKeys({ client: kms }, {}))
    for (const { KeyId } of Keys) {
      const { KeyMetadata: key } = await kms.send(new DescribeKeyCommand({ KeyId }));
      if (key?.KeyManager === "CUSTOMER" && key.KeyState === "Enabled") keys.push(key);
    }
  const age = ({ CreationDate }: KeyMetadata): number => CreationDate?.getTime() ?? 0;
  const byDescription = new Map<string, string>();
  for (const { Description = "", KeyId = "" } of keys.sort((left, right) => age(right) - age(left)))
    byDescription.set(Description, KeyId);
  return byDescription;
}

async function bucketExists(s3: S3Client, bucket: string, accountId: string): Promise<boolean> {
  try {
    await s3.send(new HeadBucketCommand({ Bucket: bucket, ExpectedBucketOwner: accountId }));
    return true;
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
}

async function keyIdsByAlias(kms: KMSClient): Promise<ReadonlyMap<string, string>> {
  const keyIds = new Map<string, string>();
  for await (const { Aliases = [] } of paginateListAliases({ client: kms }, {}))
    for (const { AliasName = "", TargetKeyId } of Aliases)
      if (TargetKeyId !== undefined) keyIds.set(AliasName, TargetKeyId);
  return keyIds;
}
