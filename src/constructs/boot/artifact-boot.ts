import { fillTemplate } from "./template";

export interface ArtifactBootInputs {
  readonly region: string;
  readonly bucket: string;
  readonly key: string;
  /** Lower-case hex SHA-256 of the archive. */
  readonly sha256: string;
}

/** Fetches the user's tar.gz through the S3 gateway endpoint, checks it and runs its `install.sh`. */
export function renderArtifactBoot({ region, bucket, key, sha256 }: ArtifactBootInputs): string {
  return fillTemplate("artifact.sh", { REGION: region, BUCKET: bucket, KEY: key, CHECKSUM: sha256 });
}
