import { GetObjectCommand, ListObjectVersionsCommand, type S3Client } from "@aws-sdk/client-s3";
import type { Environment } from "../../config/environment";
import { stackNames, stateBucketName, stateObjectKey } from "../../config/physical-names";
import { readContent } from "../verify/state-content";

/** A state in the bucket that describes something, or may do so. */
export interface ListedState {
  readonly key: string;
  /** Managed resources that it lists; undefined where it cannot be read. */
  readonly resources?: number;
  /** The object is deleted, and this is what its last version lists. */
  readonly deleted: boolean;
}

/**
 * Every state in the bucket, beside the state stack's own, that may still describe something: one that lists
 * resources, one that nobody can read, and one that was deleted while it listed resources.
 */
export async function readListedStates(
  s3: S3Client,
  environment: Environment,
): Promise<readonly ListedState[]> {
  const bucket = stateBucketName(environment);
  const own = stateObjectKey(stackNames(environment).state);
  const newest = await newestVersions(s3, bucket);
  const found: ListedState[] = [];
  for (const [key, { versionId, deleted }] of [...newest].sort(([left], [right]) =>
    left < right ? -1 : 1,
  )) {
    if (key === own) continue;
    if (versionId === undefined) continue;
    const answer = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
    const content = readContent((await answer.Body?.transformToString()) ?? "");
    if (content.kind !== "state") found.push({ key, deleted });
    else if (content.managed.length > 0) found.push({ key, resources: content.managed.length, deleted });
  }
  return found;
}

interface Newest {
  /** The newest version that holds something. */
  readonly versionId?: string;
  readonly deleted: boolean;
}

/** The versions of one key come newest first, and its deletions apart from them. */
async function newestVersions(s3: S3Client, bucket: string): Promise<ReadonlyMap<string, Newest>> {
  const newest = new Map<string, Newest>();
  let next: { readonly KeyMarker?: string; readonly VersionIdMarker?: string } | undefined = {};
  while (next !== undefined) {
    const page: Awaited<ReturnType<typeof list>> = await list(s3, bucket, next);
    for (const { Key = "", IsLatest = false } of page.DeleteMarkers ?? [])
      if (isState(Key) && IsLatest) newest.set(Key, { ...newest.get(Key), deleted: true });
    for (const { Key = "", VersionId = "null" } of page.Versions ?? []) {
      const { versionId = VersionId, deleted = false } = newest.get(Key) ?? {};
      if (isState(Key)) newest.set(Key, { versionId, deleted });
    }
    const { IsTruncated, NextKeyMarker, NextVersionIdMarker } = page;
    next =
      IsTruncated === true && NextKeyMarker !== undefined
        ? {
            KeyMarker: NextKeyMarker,
            ...(NextVersionIdMarker === undefined ? {} : { VersionIdMarker: NextVersionIdMarker }),
          }
        : undefined;
  }
  return newest;
}

function list(s3: S3Client, bucket: string, from: { readonly KeyMarker?: string }) {
  return s3.send(new ListObjectVersionsCommand({ Bucket: bucket, ...from }));
}

function isState(key: string): boolean {
  return key.endsWith("/terraform.tfstate");
}
