import { ConditionalCheckFailedException, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { externalError } from "../../foundation/errors";
import type { VerifyClients } from "../verify/clients";
import { statusOf } from "../verify/could-not-look";
import { describeLock } from "../verify/judge-locks";
import type { HeldLock } from "../verify/observation";
import { parseLock } from "../verify/read-locks";
import { couldNotMend } from "./could-not-mend";
import { readLockText } from "./lock-text";
import { lockFileKey, lockPath, type RecoveryTarget } from "./target";

/** Terraform's lock info: what its error message shows to whoever comes while it is held. */
export interface LockInfo {
  readonly ID: string;
  readonly Operation: string;
  readonly Info: string;
  readonly Who: string;
  readonly Version: string;
  /** RFC 3339. */
  readonly Created: string;
  readonly Path: string;
}

const NOTHING = "nothing was changed in this state";

/** Takes Terraform's own lock in one place. @throws DurableError (external) that names the holder. */
export async function takeLock(
  clients: VerifyClients,
  target: RecoveryTarget,
  place: HeldLock["place"],
  info: LockInfo,
): Promise<void> {
  const text = JSON.stringify(info);
  const isTaken = await (place === "s3"
    ? writeFile(clients, target, text)
    : writeItem(clients, target, text));
  if (isTaken) return;
  const held = await readLockText(clients, target, place);
  // A request that was repeated because its answer got lost finds what it has written itself.
  if (held?.text === text) return;
  throw externalError({
    what: `The state is locked ${held === undefined ? "by a run that has just ended" : describeLock(parseLock(place, held.text))}`,
    given: lockPath(target),
    allowed: "one at a time",
    next: `wait for that run, then run the command again; ${NOTHING}`,
  });
}

async function writeFile({ s3 }: VerifyClients, target: RecoveryTarget, text: string): Promise<boolean> {
  const { bucket, accountId, encryption } = target;
  const Key = lockFileKey(target);
  try {
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key,
        Body: text,
        ContentType: "application/json",
        IfNoneMatch: "*",
        ExpectedBucketOwner: accountId,
        ...encryption,
      }),
    );
    return true;
  } catch (error) {
    // 409: another one is writing it at this moment. https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
    if (statusOf(error) === 412 || statusOf(error) === 409) return false;
    throw couldNotMend(error, { action: "s3:PutObject", target: `${bucket}/${Key}`, so: NOTHING });
  }
}

async function writeItem(
  { dynamodb }: VerifyClients,
  target: RecoveryTarget,
  text: string,
): Promise<boolean> {
  const item = { LockID: { S: lockPath(target) }, Info: { S: text } };
  try {
    await dynamodb.send(
      new PutItemCommand({
        TableName: target.table,
        Item: item,
        ConditionExpression: "attribute_not_exists(LockID)",
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw couldNotMend(error, { action: "dynamodb:PutItem", target: target.table, so: NOTHING });
  }
}
