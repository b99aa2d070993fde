import type { Environment, TierSettings } from "../config/environment";
import type { PolicyStatement } from "../constructs/policy";
import { renderArtifactBoot } from "../constructs/boot/artifact-boot";

type Boot = TierSettings["boot"];

/** The boot script of a tier: the user's own, or our sample. */
export function bootScript(boot: Boot, region: string, sample: () => string): string {
  switch (boot.kind) {
    case "sample":
      return sample();
    case "script":
      return boot.script;
    case "artifact":
      return renderArtifactBoot({ ...boot, region });
  }
}

/** What an instance may do to fetch its artifact. */
export function artifactPermissions(boot: Boot, partition: string): PolicyStatement[] {
  if (boot.kind !== "artifact") return [];
  return [
    {
      Sid: "ReadArtifact",
      Effect: "Allow",
      Action: "s3:GetObject",
      Resource: `arn:${partition}:s3:::${boot.bucket}/${boot.key}`,
    },
  ];
}

/** The buckets that instances read artifacts from, each once. */
export function artifactBuckets({ web, backend }: Pick<Environment, "web" | "backend">): string[] {
  const buckets = [web.boot, backend.boot].flatMap((boot) => (boot.kind === "artifact" ? [boot.bucket] : []));
  return [...new Set(buckets)];
}
