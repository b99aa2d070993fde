import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { VerifyClients } from "../verify/clients";
import { couldNotMend } from "./could-not-mend";
import { lockPath, type RecoveryTarget } from "./target";

/** Writes into the table what Terraform itself writes there after each state. @param md5 hexadecimal digits */
export async function writeDigest(
  { dynamodb }: VerifyClients,
  target: RecoveryTarget,
  md5: string,
): Promise<void> {
  const item = { LockID: { S: `${lockPath(target)}-md5` }, Digest: { S: md5 } };
  try {
    await dynamodb.send(new PutItemCommand({ TableName: target.table, Item: item }));
  } catch (error) {
    throw couldNotMend(error, {
      action: "dynamodb:PutItem",
      target: target.table,
      so: "the table's digest is as it was",
    });
  }
}
