import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import type { VerifyClients } from "../verify/clients";
import { couldNotLook, statusOf } from "../verify/could-not-look";
import type { HeldLock } from "../verify/observation";
import { lockFileKey, lockPath, type RecoveryTarget } from "./target";

/** A lock exactly as it stands in one place, so that only this very one is released. */
export interface LockText {
  readonly text: string;
  /** Of the lock file; the table has none. */
  readonly etag?: string;
}

/** Undefined where no lock is held. */
export function readLockText(
  clients: VerifyClients,
  target: RecoveryTarget,
  place: HeldLock["place"],
): Promise<LockText | undefined> {
  return place === "s3" ? readFile(clients, target) : readItem(clients, target);
}

async function readFile({ s3 }: VerifyClients, target: RecoveryTarget): Promise<LockText | undefined> {
  const { bucket, region, accountId } = target;
  const Key = lockFileKey(target);
  try {
    const input = { Bucket: bucket, Key, ExpectedBucketOwner: accountId };
    const { Body, ETag } = await s3.send(new GetObjectCommand(input));
    return {
      text: (await Body?.transformToString()) ?? "",
      ...(ETag === undefined ? {} : { etag: ETag }),
    };
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw couldNotLook(error, { action: "s3:GetObject", target: `${bucket}/${Key}`, region });
  }
}

async function readItem({ dynamodb }: VerifyClients, target: RecoveryTarget): Promise<LockText | undefined> {
  const { table, region } = target;
  const key = { LockID: { S: lockPath(target) } };
  try {
    const input = { TableName: table, Key: key, ConsistentRead: true };
    const { Item } = await dynamodb.send(new GetItemCommand(input));
    return Item === undefined ? undefined : { text: Item["Info"]?.S ?? "" };
  } catch (error) {
    throw couldNotLook(error, { action: "dynamodb:GetItem", target: table, region });
  }
}
