import type { KnownVersion } from "./history";
import type { Observation, StackObservation } from "./observation";

/** The commands that a finding offers. They are printed, never run: `verify` changes nothing. */
export function restoreFix(
  { bucket }: Observation,
  { key }: StackObservation,
  version: KnownVersion | undefined,
): string {
  if (version === undefined)
    return "no version in the bucket can be read: bring the state back from a copy of your own";
  return (
    `stop every run, then bring back serial ${version.content.serial} of ${version.modifiedAt}: ` +
    `aws s3api copy-object --bucket ${bucket} --key ${key} --copy-source '${bucket}/${key}?versionId=${version.versionId}'`
  );
}

/** What Terraform would have written itself. */
export function digestFix({ bucket, table }: Observation, { key }: StackObservation, md5: string): string {
  const item = JSON.stringify({ LockID: { S: `${bucket}/${key}-md5` }, Digest: { S: md5 } });
  return (
    "look at the plan that this state gives on a copy; if the state is the right one: " +
    `aws dynamodb put-item --table-name ${table} --item '${item}'`
  );
}

export function bootstrapFix({ environment }: Observation): string {
  return `npx durable state bootstrap --environment ${environment}`;
}
