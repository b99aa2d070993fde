import { isGone, isKept } from "./kinds";
import { isOn, lossesOf, lost } from "./losses";
import { at, eachChange, type RiskRule } from "./risk-rule";
import { goneText } from "./spoken";
import { isStateStore } from "./state-stores";

const BLOCKS: ReadonlySet<string> = new Set([
  "aws_s3_account_public_access_block",
  "aws_s3_bucket_public_access_block",
]);
const SWITCHES = [
  "block_public_acls",
  "block_public_policy",
  "ignore_public_acls",
  "restrict_public_buckets",
] as const;

export const bucketMadePublic: RiskRule = {
  id: "bucket-made-public",
  title: "A bucket is no longer kept from being public",
  severity: "high",
  outage: "One policy or one ACL is then enough for everybody to read it.",
  fix: "Keep all four settings of the public access block true.",
  source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
  check: eachChange((change) => {
    if (!BLOCKS.has(change.type) || isStateStore(change)) return [];
    if (isGone(change))
      return [at(change, "high", `${goneText(change)}: a policy alone can make the bucket public`)];
    if (!isKept(change)) return [];
    return SWITCHES.flatMap((attribute) => lossesOf(change, attribute, isOn)).map((loss) =>
      lost(change, "high", loss, "a policy or an ACL alone can make the bucket public"),
    );
  }),
};
