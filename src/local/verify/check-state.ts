import { GetItemCommand, type DynamoDBClient, ResourceNotFoundException } from "@aws-sdk/client-dynamodb";
import { createHash } from "node:crypto";
import type { Environment } from "../../config/environment";
import { lockTableName, stackNames, stateBucketName, stateObjectKey } from "../../config/physical-names";
import type { StateObjects } from "../../state/state-objects";
import { type Finding, finding } from "./finding";

/** Each stack's state is in the bucket, and the digest in the table, if there is one, is the digest of just that. */
export async function checkState(
  objects: StateObjects,
  dynamodb: DynamoDBClient,
  environment: Environment,
): Promise<readonly Finding[]> {
  const bucket = stateBucketName(environment);
  const findings = await Promise.all(
    Object.values(stackNames(environment)).map(async (stack): Promise<readonly Finding[]> => {
      const key = stateObjectKey(stack);
      const text = await objects.read(bucket, key);
      const there = finding(
        `state of ${stack}`,
        "in its bucket",
        text === undefined ? "missing" : "in its bucket",
      );
      if (text === undefined || environment.stateBackend.locking === "s3") return [there];
      const digest = await readDigest(dynamodb, lockTableName(environment), `${bucket}/${key}-md5`);
      const expected = createHash("md5").update(text).digest("hex");
      return [there, finding(`digest of ${stack}'s state`, expected, digest)];
    }),
  );
  return findings.flat();
}

async function readDigest(client: DynamoDBClient, table: string, id: string): Promise<string> {
  try {
    const answer = await client.send(
      new GetItemCommand({ TableName: table, Key: { LockID: { S: id } }, ConsistentRead: true }),
    );
    return answer.Item?.["Digest"]?.S ?? "missing";
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return "no table";
    throw error;
  }
}
