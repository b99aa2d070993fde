import { ConditionalCheckFailedException, DeleteItemCommand } from "@aws-sdk/client-dynamodb";
import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import { externalError } from "../../foundation/errors";
import type { VerifyClients } from "../verify/clients";
import { statusOf } from "../verify/could-not-look";
import { describeLock } from "../verify/judge-locks";
import type { HeldLock } from "../verify/observation";
import { parseLock } from "../verify/read-locks";
import { couldNotMend } from "./could-not-mend";
import { type LockText, readLockText } from "./lock-text";
import { lockFileKey, lockPath, type RecoveryTarget } from "./target";

/**
 * Releases the lock of that id in one place, and no other: a run may have taken a new one meanwhile.
 * A lock that is gone already is released.
 * @param id undefined for a lock that has none, since it cannot be read.
 */
export async function releaseLock(
  clients: VerifyClients,
  target: RecoveryTarget,
  place: HeldLock["place"],
  id: string | undefined,
): Promise<void> {
  const other = await releaseOwn(clients, target, place, id);
  if (other === undefined) return;
  throw externalError({
    what: `Another lock was taken meanwhile, ${describeLock(parseLock(place, other.text))}`,
    given: lockPath(target),
    next: "wait for that run, then run the command again; that lock was left alone",
  });
}

/** The same where another's lock is no surprise: that one is given back, untouched. */
export async function releaseOwn(
  clients: VerifyClients,
  target: RecoveryTarget,
  place: HeldLock["place"],
  id: string | undefined,
): Promise<LockText | undefined> {
  const held = await readLockText(clients, target, place);
  if (held === undefined) return undefined;
  if (parseLock(place, held.text).id !== id) return held;
  const isDeleted = await (place === "s3"
    ? deleteFile(clients, target, held)
    : deleteItem(clients, target, held));
  return isDeleted ? undefined : held;
}

/** The bucket keeps versions: the lock file gets a deletion on top, none of its versions goes. */
async function deleteFile(
  { s3 }: VerifyClients,
  target: RecoveryTarget,
  { etag }: LockText,
): Promise<boolean> {
  const { bucket, accountId } = target;
  const Key = lockFileKey(target);
  const sameOnly = etag === undefined ? {} : { IfMatch: etag };
  try {
    await s3.send(
      new DeleteObjectCommand({ Bucket: bucket, Key, ExpectedBucketOwner: accountId, ...sameOnly }),
    );
    return true;
  } catch (error) {
    if (statusOf(error) === 412 || statusOf(error) === 409) return false;
    throw couldNotMend(error, { action: "s3:DeleteObject", target: `${bucket}/${Key}`, so: STILL_HELD });
  }
}

async function deleteItem(
  { dynamodb }: VerifyClients,
  target: RecoveryTarget,
  { text }: LockText,
): Promise<boolean> {
  const input = { TableName: target.table, Key: { LockID: { S: lockPath(target) } } };
  // An item without a text that could be compared: only one that still has none may go.
  const sameOnly =
    text === ""
      ? { ConditionExpression: "attribute_not_exists(Info) OR Info = :info" }
      : { ConditionExpression: "Info = :info" };
  try {
    await dynamodb.send(
      new DeleteItemCommand({ ...input, ...sameOnly, ExpressionAttributeValues: { ":info": { S: text } } }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw couldNotMend(error, { action: "dynamodb:DeleteItem", target: target.table, so: STILL_HELD });
  }
}

const STILL_HELD = "the lock is still held";
