import { GetBucketVersioningCommand, HeadBucketCommand } from "@aws-sdk/client-s3";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { Environment } from "../../config/environment";
import { stateBucketName } from "../../config/physical-names";
import { externalError } from "../../foundation/errors";
import type { VerifyClients } from "./clients";
import { couldNotLook, statusOf, wrongRegion } from "./could-not-look";
import type { Versioning } from "./observation";

/** In another account the table would seem to be missing: an answer about the wrong thing is worse than none. */
export async function checkAccount(
  { sts }: VerifyClients,
  { accountId, region }: Environment,
): Promise<void> {
  const identity = await sts.send(new GetCallerIdentityCommand({})).catch((error: unknown) => {
    throw couldNotLook(error, { action: "sts:GetCallerIdentity", target: "this shell", region });
  });
  if (identity.Account === accountId) return;
  throw externalError({
    what: "The credentials of this shell are of another account than the environment's",
    given: `${identity.Arn ?? "nobody"}, account ${identity.Account ?? "unknown"}`,
    allowed: `account ${accountId}`,
    next: "set AWS_PROFILE, or sign in to that account; nothing was changed",
  });
}

/** @throws DurableError (external) unless the answer is certain; "it is not there" is one. */
export async function readVersioning({ s3 }: VerifyClients, environment: Environment): Promise<Versioning> {
  const { accountId, region } = environment;
  const bucket = stateBucketName(environment);
  // Bucket names are global: one of the same name in somebody else's account is refused.
  const input = { Bucket: bucket, ExpectedBucketOwner: accountId };
  const ask = (action: string) => ({ action, target: bucket, region });
  const head = await s3.send(new HeadBucketCommand(input)).catch((error: unknown) => {
    if (statusOf(error) === 404) return undefined;
    throw couldNotLook(error, ask("s3:ListBucket"));
  });
  if (head === undefined) return "no-bucket";
  const { BucketRegion = region } = head;
  if (BucketRegion !== region) throw wrongRegion(bucket, region, BucketRegion);
  const answer = await s3.send(new GetBucketVersioningCommand(input)).catch((error: unknown) => {
    throw couldNotLook(error, ask("s3:GetBucketVersioning"));
  });
  if (answer.Status === undefined) return "never";
  return answer.Status === "Enabled" ? "enabled" : "suspended";
}
