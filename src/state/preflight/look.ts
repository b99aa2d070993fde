import { GetItemCommand, ResourceNotFoundException } from "@aws-sdk/client-dynamodb";
import { GetBucketVersioningCommand, HeadBucketCommand } from "@aws-sdk/client-s3";
import type { Environment } from "../../config/environment";
import { lockTableName, stackNames, stateBucketName, stateObjectKey } from "../../config/physical-names";
import { bucketRegionOf, statusOf } from "../verify/could-not-look";
import type { PreflightClients } from "./clients";

/** `unknown`: AWS did not say; Terraform will find out, and says it itself. */
export type BucketAnswer =
  | { readonly kind: "there" | "missing" | "unknown" }
  | { readonly kind: "elsewhere"; readonly region: string };

/** Where the state bucket is. One of the same name in another account counts as unknown. */
export async function whereIsBucket(
  { s3 }: PreflightClients,
  environment: Environment,
): Promise<BucketAnswer> {
  const { accountId, region } = environment;
  const input = { Bucket: stateBucketName(environment), ExpectedBucketOwner: accountId };
  try {
    const { BucketRegion = region } = await s3.send(new HeadBucketCommand(input));
    return BucketRegion === region ? { kind: "there" } : { kind: "elsewhere", region: BucketRegion };
  } catch (error) {
    if (statusOf(error) === 404) return { kind: "missing" };
    const actual = bucketRegionOf(error);
    return actual === undefined || actual === region
      ? { kind: "unknown" }
      : { kind: "elsewhere", region: actual };
  }
}

/** Only a certain answer: whoever may not ask may still be allowed to deploy. */
export async function isVersioned({ s3 }: PreflightClients, environment: Environment): Promise<boolean> {
  const { accountId } = environment;
  const input = { Bucket: stateBucketName(environment), ExpectedBucketOwner: accountId };
  try {
    return (await s3.send(new GetBucketVersioningCommand(input))).Status === "Enabled";
  } catch {
    return true;
  }
}

/** Terraform's own question, so that the permission for it is there wherever Terraform works. */
export async function isTableMissing(
  { dynamodb }: PreflightClients,
  environment: Environment,
): Promise<boolean> {
  const id = `${stateBucketName(environment)}/${stateObjectKey(stackNames(environment).state)}`;
  const input = { TableName: lockTableName(environment), Key: { LockID: { S: id } } };
  try {
    await dynamodb.send(new GetItemCommand(input));
    return false;
  } catch (error) {
    return error instanceof ResourceNotFoundException;
  }
}
