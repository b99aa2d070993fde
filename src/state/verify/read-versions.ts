import { GetObjectCommand } from "@aws-sdk/client-s3";
import type { VerifyClients } from "./clients";
import { couldNotLook } from "./could-not-look";
import { type Entry, listVersions, type StateObject } from "./list-versions";
import type { StateVersion } from "./observation";
import { readContent } from "./state-content";

/** A run writes a handful of versions: this reaches back some fifty runs and reads no more than a year would hold. */
const HISTORY_LIMIT = 200;
/** The object metadata that marks a version which a person chose; Terraform writes none. */
export const CHOSEN = "durable-chosen";
const AT_ONCE = 8;

/** The newest versions of one object, newest first, with what they hold; deletions among them. */
export async function readVersions(
  clients: VerifyClients,
  object: StateObject,
): Promise<{ readonly versions: readonly StateVersion[]; readonly versionCount: number }> {
  const entries = await listVersions(clients, object);
  const wanted = entries.slice(0, HISTORY_LIMIT);
  const versions: StateVersion[] = [];
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    const some = wanted.slice(start, start + AT_ONCE);
    versions.push(...(await Promise.all(some.map((entry) => readVersion(clients, object, entry)))));
  }
  return { versions, versionCount: entries.length };
}

async function readVersion(
  { s3 }: VerifyClients,
  { bucket, key, region, accountId }: StateObject,
  { versionId, modifiedAt, isDeletion }: Entry,
): Promise<StateVersion> {
  const version = { versionId, modifiedAt: modifiedAt.toISOString() };
  if (isDeletion) return { ...version, content: { kind: "deleted" } };
  try {
    const answer = await s3.send(
      new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        VersionId: versionId,
        ExpectedBucketOwner: accountId,
      }),
    );
    const content = readContent((await answer.Body?.transformToString()) ?? "");
    return { ...version, content, ...(answer.Metadata?.[CHOSEN] === undefined ? {} : { chosen: true }) };
  } catch (error) {
    const target = `${bucket}/${key}, version ${versionId}`;
    throw couldNotLook(error, { action: "s3:GetObjectVersion", target, region });
  }
}
