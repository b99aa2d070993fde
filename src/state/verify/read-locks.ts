import { GetItemCommand, ResourceNotFoundException } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import { z } from "zod";
import type { VerifyClients } from "./clients";
import { couldNotLook, statusOf } from "./could-not-look";
import type { StateObject } from "./list-versions";
import type { HeldLock } from "./observation";

const text = z.string().min(1).optional().catch(undefined);
const lockInfo = z.object({ ID: text, Who: text, Created: text, Operation: text });

/** The lock file beside the state, as `use_lockfile` makes it. */
export async function readLockFile(
  { s3 }: VerifyClients,
  { bucket, key, region, accountId }: StateObject,
): Promise<readonly HeldLock[]> {
  const lockKey = `${key}.tflock`;
  try {
    const input = { Bucket: bucket, Key: lockKey, ExpectedBucketOwner: accountId };
    const answer = await s3.send(new GetObjectCommand(input));
    return [parseLock("s3", (await answer.Body?.transformToString()) ?? "")];
  } catch (error) {
    if (statusOf(error) === 404) return [];
    throw couldNotLook(error, { action: "s3:GetObject", target: `${bucket}/${lockKey}`, region });
  }
}

export type TableAnswer =
  | { readonly tableStatus: "missing" }
  | { readonly tableStatus: "there"; readonly locks: readonly HeldLock[]; readonly digest?: string };

/** The state's lock and its digest: two items of one table. */
export async function readTable(
  { dynamodb }: VerifyClients,
  table: string,
  { bucket, key, region }: StateObject,
): Promise<TableAnswer> {
  const read = async (id: string) => {
    const input = { TableName: table, Key: { LockID: { S: id } }, ConsistentRead: true };
    return (await dynamodb.send(new GetItemCommand(input))).Item;
  };
  try {
    const lock = await read(`${bucket}/${key}`);
    const digest = (await read(`${bucket}/${key}-md5`))?.["Digest"]?.S;
    return {
      tableStatus: "there",
      locks: lock === undefined ? [] : [parseLock("dynamodb", lock["Info"]?.S ?? "")],
      ...(digest === undefined ? {} : { digest }),
    };
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return { tableStatus: "missing" };
    throw couldNotLook(error, { action: "dynamodb:GetItem", target: table, region });
  }
}

/** A lock that cannot be read is a lock. */
export function parseLock(place: HeldLock["place"], info: string): HeldLock {
  const { ID, Who, Created, Operation } = lockInfo.catch({}).parse(parseJson(info));
  return {
    place,
    ...(ID === undefined ? {} : { id: ID }),
    ...(Who === undefined ? {} : { who: Who }),
    ...(Created === undefined ? {} : { since: Created }),
    ...(Operation === undefined ? {} : { operation: Operation }),
  };
}

function parseJson(info: string): unknown {
  try {
    return JSON.parse(info);
  } catch {
    return undefined;
  }
}
