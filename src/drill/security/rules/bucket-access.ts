import type { Statement } from "../../rules/policies";
import { flagAt, textAt } from "../attribute-checks";
import { isForeign } from "../own-accounts";
import { bucketPolicies, bucketsHave } from "../bucket-checks";
import { readersOf } from "../../rules/rule-context";
import { finding, fsbp, pass, type SecurityRule } from "../security-rule";

const BLOCK = "aws_s3_bucket_public_access_block";
const SOURCE =
  "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html";
const FLAGS = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];
const ALL_FOUR = "Add an aws_s3_bucket_public_access_block with all four settings true.";
const CLOSE = "Name who is to have it.";

const isOpen = ({ effect, principals, isConditional }: Statement): boolean =>
  effect === "Allow" && !isConditional && principals.includes("*");

export const BUCKET_ACCESS: readonly SecurityRule[] = [
  blocks("bucket-block-acls", "block_public_acls", "Nobody can make objects public", [
    "CKV_AWS_53",
    "AWS-0086",
  ]),
  blocks("bucket-block-policy", "block_public_policy", "Nobody can write a public policy", [
    "CKV_AWS_54",
    "AWS-0087",
  ]),
  blocks("bucket-ignore-acls", "ignore_public_acls", "Public access lists count for nothing", [
    "CKV_AWS_55",
    "AWS-0091",
  ]),
  blocks("bucket-restrict", "restrict_public_buckets", "A public policy admits nobody from outside", [
    "CKV_AWS_56",
    "AWS-0093",
  ]),
  {
    id: "bucket-public-access",
    title: "A bucket blocks public access in every way",
    why: "One setting that is off is the way in.",
    source: fsbp("s3", 8),
    ids: ["CKV2_AWS_6", "AWS-0094", "S3.2", "S3.3", "S3.8", "AwsSolutions-S2", "CIS-2.1.4"],
    check: bucketsHave(
      BLOCK,
      (block) => {
        const all = FLAGS.map((path) => flagAt(block, { path, absent: false, fix: ALL_FOUR }));
        return all.find(({ verdict }) => verdict !== "pass") ?? pass(block.address);
      },
      `has no ${BLOCK}`,
      ALL_FOUR,
    ),
  },
  {
    id: "bucket-public-acl",
    title: "No access list makes a bucket public",
    why: "Everybody lists and reads it.",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html",
    ids: ["CKV_AWS_20", "CKV_AWS_375", "AWS-0092"],
    check: (context) =>
      readersOf(context, "aws_s3_bucket", "aws_s3_bucket_acl").map((reader) =>
        textAt(reader, {
          path: "acl",
          absent: "private",
          isGood: (acl) => !acl.startsWith("public-") && acl !== "authenticated-read",
          fix: "Leave access lists out, and set BucketOwnerEnforced.",
        }),
      ),
  },
  {
    id: "bucket-world",
    title: "No policy admits everybody to a bucket",
    why: "Everybody lists and reads it.",
    source:
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-bucket-user-policy-specifying-principal-intro.html",
    ids: ["CKV_AWS_70"],
    check: bucketPolicies(
      ({ address }, statements) =>
        statements.some(isOpen)
          ? finding(address, `the policy of ${address} admits everybody`, CLOSE)
          : pass(address),
      CLOSE,
    ),
  },
  {
    id: "bucket-lockout",
    title: "No policy locks everybody out of a bucket",
    why: "Only the account's root can take such a policy away.",
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html",
    ids: ["CKV_AWS_93"],
    check: bucketPolicies(
      ({ address }, statements) =>
        statements.some(locksOut)
          ? finding(address, `the policy of ${address} locks everybody out`, CLOSE)
          : pass(address),
      "Add a condition to what denies everything to everybody.",
    ),
  },
  {
    id: "bucket-accounts",
    title: "No other account may change a bucket's rules",
    why: "Whoever may change the policy may do everything.",
    source: fsbp("s3", 6),
    ids: ["S3.6"],
    check: bucketPolicies(
      ({ address }, statements, own) =>
        statements.some(
          ({ effect, principals }) => effect === "Allow" && principals.some((name) => isForeign(name, own)),
        )
          ? finding(address, `the policy of ${address} admits another account`, CLOSE)
          : pass(address),
      CLOSE,
    ),
  },
  {
    id: "bucket-tls",
    title: "A bucket refuses requests without TLS",
    why: "Objects and signatures would travel in the open.",
    source: fsbp("s3", 5),
    ids: ["CKV_AWS_379", "S3.5", "AwsSolutions-S10", "CIS-2.1.1"],
    check: bucketPolicies(({ address }, statements) => {
      const isDenied = statements.some(
        ({ effect, principals, condition }) =>
          effect === "Deny" && principals.includes("*") && SECURE_TRANSPORT.test(condition),
      );
      const fix = "Deny s3:* to everybody where aws:SecureTransport is false.";
      return isDenied ? pass(address) : finding(address, `${address} takes requests without TLS`, fix);
    }, "Deny requests without TLS."),
  },
  {
    id: "bucket-acls-off",
    title: "A bucket has no access lists",
    why: "What another account writes would belong to that account.",
    source: fsbp("s3", 12),
    ids: ["CKV2_AWS_65", "S3.12"],
    check: bucketsHave(
      "aws_s3_bucket_ownership_controls",
      (controls) =>
        textAt(controls, {
          path: "rule.object_ownership",
          isGood: (ownership) => ownership === "BucketOwnerEnforced",
          fix: "Set object_ownership = BucketOwnerEnforced.",
        }),
      "has no aws_s3_bucket_ownership_controls",
      "Add them with BucketOwnerEnforced.",
    ),
  },
];

const SECURE_TRANSPORT = /"aws:SecureTransport":\[?"?false/iu;

function locksOut({ effect, principals, actions, isConditional }: Statement): boolean {
  const isAll = actions.some((action) => action === "*" || action === "s3:*");
  return effect === "Deny" && !isConditional && principals.includes("*") && isAll;
}

function blocks(id: string, path: string, title: string, ids: readonly string[]): SecurityRule {
  return {
    id,
    title,
    why: "One mistake later everybody reads the bucket.",
    source: SOURCE,
    ids,
    check: bucketsHave(
      BLOCK,
      (block) => flagAt(block, { path, absent: false, fix: `Set ${path} = true.` }),
      `has no ${BLOCK}`,
      ALL_FOUR,
    ),
  };
}
