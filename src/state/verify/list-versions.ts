import { ListObjectVersionsCommand, type ListObjectVersionsCommandOutput } from "@aws-sdk/client-s3";
import type { VerifyClients } from "./clients";
import { couldNotLook } from "./could-not-look";

/** One object of the state bucket, and where that is. */
export interface StateObject {
  readonly bucket: string;
  readonly key: string;
  readonly region: string;
  readonly accountId: string;
}

/** One version of an object, or its deletion, as it is listed. */
export interface Entry {
  readonly versionId: string;
  readonly modifiedAt: Date;
  readonly isLatest: boolean;
  readonly isDeletion: boolean;
}

/** Every version of one object, newest first. */
export async function listVersions(
  { s3 }: VerifyClients,
  { bucket, key, region, accountId }: StateObject,
): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  let next: { readonly KeyMarker?: string; readonly VersionIdMarker?: string } | undefined = {};
  while (next !== undefined) {
    const input = { Bucket: bucket, Prefix: key, ExpectedBucketOwner: accountId, ...next };
    const page = await s3.send(new ListObjectVersionsCommand(input)).catch((error: unknown) => {
      throw couldNotLook(error, { action: "s3:ListBucketVersions", target: bucket, region });
    });
    entries.push(...entriesOf(page, key));
    next = nextPage(page, key);
  }
  // Times have whole seconds: the list's own order, newest first, decides between equal ones.
  return entries.sort(
    (left, right) =>
      Number(right.isLatest) - Number(left.isLatest) ||
      right.modifiedAt.getTime() - left.modifiedAt.getTime(),
  );
}

/** Keys come in order, and the lock file, which has many more versions, comes after the state. */
function nextPage(
  { IsTruncated, NextKeyMarker, NextVersionIdMarker }: ListObjectVersionsCommandOutput,
  key: string,
): { readonly KeyMarker: string; readonly VersionIdMarker?: string } | undefined {
  if (IsTruncated !== true || NextKeyMarker !== key) return undefined;
  return {
    KeyMarker: key,
    ...(NextVersionIdMarker === undefined ? {} : { VersionIdMarker: NextVersionIdMarker }),
  };
}

function entriesOf(page: ListObjectVersionsCommandOutput, key: string): readonly Entry[] {
  const toEntries = (isDeletion: boolean, listed: NonNullable<typeof page.DeleteMarkers> = []) =>
    listed
      .filter(({ Key }) => Key === key)
      .map(({ VersionId = "null", LastModified = new Date(0), IsLatest = false }) => ({
        versionId: VersionId,
        modifiedAt: LastModified,
        isLatest: IsLatest,
        isDeletion,
      }));
  return [...toEntries(true, page.DeleteMarkers), ...toEntries(false, page.Versions)];
}
