import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import type { Environment } from "../../config/environment";
import { lockTableName, stateBucketName } from "../../config/physical-names";
import { statusOf } from "../verify/could-not-look";
import { lockFileKey } from "../recover/target";
import type { PreflightClients } from "./clients";

/** A write that these credentials were refused. */
export interface RefusedWrite {
  /** As IAM calls it. */
  readonly action: string;
  readonly target: string;
  /** What AWS said. */
  readonly message: string;
}

/**
 * Whether the credentials may write what Terraform must write: asked by writes whose condition can never hold. AWS
 * looks at the permission first and at the condition then, so that nothing is ever written. Only what is a lock is
 * tried, never the state: a server that knew no conditions would put ours in its place.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html
 * @param key The state whose lock file and whose table are tried.
 * @returns The first refusal; undefined also where AWS did not say.
 */
export async function refusedWrite(
  { s3, dynamodb }: Pick<PreflightClients, "s3" | "dynamodb">,
  environment: Environment,
  key: string,
): Promise<RefusedWrite | undefined> {
  const bucket = stateBucketName(environment);
  const { locking } = environment.stateBackend;
  if (locking !== "dynamodb") {
    const lockFile = lockFileKey({ key });
    // No object has this tag: an object's own is the MD5 of what it holds, or longer.
    const object = { Bucket: bucket, Key: lockFile, Body: "{}", IfMatch: '"durable-never-matches"' };
    const message = await refusalOf(() => s3.send(new PutObjectCommand(object)));
    if (message !== undefined)
      return { action: "s3:PutObject", target: `s3://${bucket}/${lockFile}`, message };
  }
  if (locking === "s3") return undefined;
  const table = lockTableName(environment);
  const item = {
    TableName: table,
    Item: { LockID: { S: `${bucket}/${key}-durable-never-written` } },
    ConditionExpression: "attribute_exists(LockID) AND attribute_not_exists(LockID)",
  };
  const toTable = await refusalOf(() => dynamodb.send(new PutItemCommand(item)));
  return toTable === undefined ? undefined : { action: "dynamodb:PutItem", target: table, message: toTable };
}

async function refusalOf(send: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await send();
    return undefined;
  } catch (error) {
    const isRefusal =
      error instanceof Error && (statusOf(error) === 403 || error.name.startsWith("AccessDenied"));
    return isRefusal ? `${error.name}: ${error.message}` : undefined;
  }
}
