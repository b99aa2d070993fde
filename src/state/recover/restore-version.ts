import { CopyObjectCommand, GetObjectCommand } from "@aws-sdk/client-s3";
import { createHash } from "node:crypto";
import { externalError } from "../../foundation/errors";
import type { VerifyClients } from "../verify/clients";
import { couldNotLook } from "../verify/could-not-look";
import { CHOSEN } from "../verify/read-versions";
import { couldNotMend } from "./could-not-mend";
import type { RestoreStep } from "./plan";
import type { RecoveryTarget } from "./target";

/** Puts a version on top of the others, inside S3: its bytes do not pass through here, and no version goes. */
export async function restoreVersion(
  { s3 }: VerifyClients,
  { bucket, key, accountId, encryption }: RecoveryTarget,
  { version, chosen }: RestoreStep,
): Promise<void> {
  const { versionId } = version;
  try {
    await s3.send(
      new CopyObjectCommand({
        Bucket: bucket,
        Key: key,
        CopySource: `${bucket}/${key}?versionId=${encodeURIComponent(versionId)}`,
        ExpectedBucketOwner: accountId,
        ExpectedSourceBucketOwner: accountId,
        // A mark that an earlier recovery left on that version must not come along.
        MetadataDirective: "REPLACE",
        Metadata: chosen ? { [CHOSEN]: versionId } : {},
        ContentType: "application/json",
        ...encryption,
      }),
    );
  } catch (error) {
    const target = `${bucket}/${key}, from its version ${versionId}`;
    throw couldNotMend(error, { action: "s3:PutObject", target, so: "the present state is as it was" });
  }
}

/**
 * The MD5 of what Terraform would read now, as hexadecimal digits.
 * @throws DurableError (external) unless it is that of the version.
 */
export async function restoredMd5(
  { s3 }: VerifyClients,
  { bucket, key, region, accountId }: RecoveryTarget,
  { version }: RestoreStep,
): Promise<string> {
  const input = { Bucket: bucket, Key: key, ExpectedBucketOwner: accountId };
  const answer = await s3.send(new GetObjectCommand(input)).catch((error: unknown) => {
    throw couldNotLook(error, { action: "s3:GetObject", target: `${bucket}/${key}`, region });
  });
  const bytes = (await answer.Body?.transformToByteArray()) ?? new Uint8Array();
  const md5 = createHash("md5").update(bytes).digest("hex");
  if (md5 === version.md5) return md5;
  throw externalError({
    what: "The restored object is not the version that was to come back",
    given: `s3://${bucket}/${key}: MD5 ${md5}`,
    allowed: `${version.md5}, that of the version ${version.versionId}`,
    next: "find out who else writes that object, then run the command again",
  });
}
