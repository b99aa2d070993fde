import { GetItemCommand, ResourceNotFoundException } from "@aws-sdk/client-dynamodb";
import { lockTableName, stackNames, stateBucketName, stateObjectKey } from "../config/physical-names";
import { s3StateObjects } from "../state/state-objects";
import { emulatorClients } from "./aws-clients";
import type { Session } from "../deploy/session";

/**
 * The locks of a Terraform that no longer runs: whoever asks holds the environment's lock and has seen none running.
 * Terraform releases them whenever it ends by itself, so that one that is left means it was killed.
 */
export async function findLeftLocks(
  { environment, host, folder }: Session,
  endpoint: string,
): Promise<readonly string[]> {
  const clients = emulatorClients(endpoint, environment.region);
  const bucket = stateBucketName(environment);
  const objects = s3StateObjects(clients.s3);
  const found: string[] = host.files.list(folder.bootstrap).filter((name) => name.endsWith(".lock.info"));
  try {
    for (const stack of Object.values(stackNames(environment))) {
      const key = stateObjectKey(stack);
      if ((await objects.read(bucket, `${key}.tflock`)) !== undefined)
        found.push(`s3://${bucket}/${key}.tflock`);
      if (await hasLockItem(clients.dynamodb, lockTableName(environment), `${bucket}/${key}`))
        found.push(`${stack} in DynamoDB`);
    }
    return found;
  } finally {
    clients.destroy();
  }
}

type Dynamo = ReturnType<typeof emulatorClients>["dynamodb"];

async function hasLockItem(dynamodb: Dynamo, table: string, id: string): Promise<boolean> {
  try {
    const answer = await dynamodb.send(new GetItemCommand({ TableName: table, Key: { LockID: { S: id } } }));
    return answer.Item !== undefined;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw error;
  }
}
