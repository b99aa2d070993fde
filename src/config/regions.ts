/** A partition of AWS: ARNs, service principals and endpoints differ between them. */
export type Partition = "aws" | "aws-cn" | "aws-us-gov";

/**
 * The zone letters that a region can show to an account.
 * An account may see fewer (us-west-1 shows two of its three).
 * Source: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 */
const ZONE_LETTERS = new Map<string, string>([
  ["af-south-1", "abc"],
  ["ap-east-1", "abc"],
  ["ap-east-2", "abc"],
  ["ap-northeast-1", "acd"],
  ["ap-northeast-2", "abcd"],
  ["ap-northeast-3", "abc"],
  ["ap-south-1", "abc"],
  ["ap-south-2", "abc"],
  ["ap-southeast-1", "abc"],
  ["ap-southeast-2", "abc"],
  ["ap-southeast-3", "abc"],
  ["ap-southeast-4", "abc"],
  ["ap-southeast-5", "abc"],
  ["ap-southeast-6", "abc"],
  ["ap-southeast-7", "abc"],
  ["ca-central-1", "abd"],
  ["ca-west-1", "abc"],
  ["cn-north-1", "abd"],
  ["cn-northwest-1", "abc"],
  ["eu-central-1", "abc"],
  ["eu-central-2", "abc"],
  ["eu-north-1", "abc"],
  ["eu-south-1", "abc"],
  ["eu-south-2", "abc"],
  ["eu-west-1", "abc"],
  ["eu-west-2", "abc"],
  ["eu-west-3", "abc"],
  ["il-central-1", "abc"],
  ["me-central-1", "abc"],
  ["me-south-1", "abc"],
  ["mx-central-1", "abc"],
  ["sa-east-1", "abc"],
  ["us-east-1", "abcdef"],
  ["us-east-2", "abc"],
  ["us-gov-east-1", "abc"],
  ["us-gov-west-1", "abc"],
  ["us-west-1", "abc"],
  ["us-west-2", "abcd"],
]);

/** Every region we know, in alphabetical order. */
export const REGIONS: readonly string[] = [...ZONE_LETTERS.keys()];

/** The zone names of a region, or none where the region is unknown. */
export function zonesOf(region: string): readonly string[] {
  return [...(ZONE_LETTERS.get(region) ?? "")].map((letter) => `${region}${letter}`);
}

/** The partition that a region belongs to. */
export function partitionOf(region: string): Partition {
  if (region.startsWith("cn-")) return "aws-cn";
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  return "aws";
}
