import type { AttributeReader } from "../../../model/attribute-reader";
import { readersOf } from "../../rules/rule-context";
import { each, textAt, thereAt } from "../attribute-checks";
import { bucketsHave, isThereForIt } from "../bucket-checks";
import { unreadOf } from "../companions";
import { cannotTell, finding, fsbp, type Judged, pass, type SecurityRule } from "../security-rule";

const GUIDE = "https://docs.aws.amazon.com/AmazonS3/latest/userguide";
const ENCRYPTION = "aws_s3_bucket_server_side_encryption_configuration";
const VERSIONING = "aws_s3_bucket_versioning";
const DEFAULT = "rule.apply_server_side_encryption_by_default";

export const BUCKET_CONTENTS: readonly SecurityRule[] = [
  {
    id: "bucket-versioning",
    title: "A bucket keeps what is overwritten and deleted",
    why: "One wrong command, and there is no way back.",
    source: fsbp("s3", 14),
    ids: ["CKV_AWS_21", "AWS-0090", "S3.14"],
    check: bucketsHave(
      VERSIONING,
      (versioning) =>
        textAt(versioning, {
          path: "versioning_configuration.status",
          isGood: (status) => status === "Enabled",
          fix: "Set status = Enabled.",
        }),
      `has no ${VERSIONING}`,
      `Add an ${VERSIONING} with status Enabled.`,
    ),
  },
  {
    id: "bucket-encryption",
    title: "A bucket says how it encrypts",
    why: "What nobody wrote down nobody notices when it changes.",
    source: `${GUIDE}/bucket-encryption.html`,
    ids: ["CKV_AWS_19", "AWS-0088"],
    check: bucketsHave(
      ENCRYPTION,
      (encryption) => thereAt(encryption, `${DEFAULT}.sse_algorithm`, "Set sse_algorithm."),
      `has no ${ENCRYPTION}`,
      `Add an ${ENCRYPTION}.`,
    ),
  },
  {
    id: "bucket-key",
    title: "A bucket is encrypted with a key of its owner",
    why: "Only a key of your own says who may read the objects, and logs who did.",
    source: `${GUIDE}/UsingKMSEncryption.html`,
    ids: ["CKV_AWS_145", "AWS-0132"],
    check: bucketsHave(ENCRYPTION, hasOwnKey, `has no ${ENCRYPTION}`, "Use aws:kms with a key of your own."),
  },
  {
    id: "bucket-logging",
    title: "A bucket logs who asked for what",
    why: "Without access logs nobody can say afterwards what was taken.",
    source: fsbp("s3", 9),
    ids: ["CKV_AWS_18", "AWS-0089", "S3.9", "AwsSolutions-S1"],
    check: bucketsHave(
      "aws_s3_bucket_logging",
      isThereForIt,
      "has no aws_s3_bucket_logging",
      "Add an aws_s3_bucket_logging to a bucket for logs.",
    ),
  },
  {
    id: "bucket-lifecycle",
    title: "A bucket says what it forgets, and when",
    why: "What is kept for ever is paid and answered for, for ever.",
    source: fsbp("s3", 13),
    ids: ["CKV2_AWS_61", "S3.10", "S3.13"],
    check: bucketsHave(
      "aws_s3_bucket_lifecycle_configuration",
      isThereForIt,
      "has no aws_s3_bucket_lifecycle_configuration",
      "Add one that expires what is old.",
    ),
  },
  {
    id: "bucket-uploads",
    title: "A bucket drops uploads that were never finished",
    why: "Their parts are paid for and listed nowhere.",
    source: `${GUIDE}/mpu-abort-incomplete-mpu-lifecycle-config.html`,
    ids: ["CKV_AWS_300"],
    check: bucketsHave(
      "aws_s3_bucket_lifecycle_configuration",
      dropsUploads,
      "has no aws_s3_bucket_lifecycle_configuration",
      "Add a rule with abort_incomplete_multipart_upload.",
    ),
  },
  {
    id: "bucket-replication",
    title: "A bucket has a copy in another region",
    why: "The region's loss is the bucket's.",
    source: `${GUIDE}/replication.html`,
    ids: ["CKV_AWS_144"],
    check: bucketsHave(
      "aws_s3_bucket_replication_configuration",
      isThereForIt,
      "has no aws_s3_bucket_replication_configuration",
      "Replicate it to a bucket of another region.",
    ),
  },
  {
    id: "bucket-events",
    title: "A bucket tells of its events",
    why: "A deletion that nobody hears of is found when it is needed.",
    source: `${GUIDE}/EventNotifications.html`,
    ids: ["CKV2_AWS_62"],
    check: bucketsHave(
      "aws_s3_bucket_notification",
      isThereForIt,
      "has no aws_s3_bucket_notification",
      "Add one, to EventBridge or a topic.",
    ),
  },
  {
    id: "bucket-mfa-delete",
    title: "Versions are deleted with a second factor alone",
    why: "A stolen key deletes the history, too.",
    source: `${GUIDE}/MultiFactorAuthenticationDelete.html`,
    ids: ["AWS-0170", "CIS-2.1.2"],
    check: bucketsHave(
      VERSIONING,
      (versioning) =>
        textAt(versioning, {
          path: "versioning_configuration.mfa_delete",
          absent: "Disabled",
          isGood: (mode) => mode === "Enabled",
          fix: "Enable it as the root user.",
        }),
      `has no ${VERSIONING}`,
      "Enable it as the root user.",
    ),
  },
  {
    id: "bucket-trail",
    title: "A trail records who reads and writes objects",
    why: "Access logs come late and may lack entries.",
    source: `${GUIDE}/cloudtrail-logging-s3-info.html`,
    ids: ["AWS-0171", "AWS-0172"],
    check: each(["aws_s3_bucket"], undefined, ({ address }, context) => {
      const isRecorded = readersOf(context, "aws_cloudtrail").some((trail) =>
        ["event_selector", "advanced_event_selector"].some((path) => trail.isWritten(path)),
      );
      if (isRecorded) return pass(address);
      const [doubt] = unreadOf(context);
      const message = `no aws_cloudtrail of this configuration records the objects of ${address}`;
      const fix = "Record data events of S3 in the account's trail.";
      return doubt === undefined
        ? finding(address, message, fix)
        : cannotTell(address, `${message}: ${doubt}`, fix);
    }),
  },
];

function hasOwnKey(encryption: AttributeReader): Judged {
  const isKms = textAt(encryption, {
    path: `${DEFAULT}.sse_algorithm`,
    isGood: (algorithm) => algorithm.startsWith("aws:kms"),
    fix: "Set sse_algorithm = aws:kms.",
  });
  if (isKms.verdict !== "pass") return isKms;
  return thereAt(encryption, `${DEFAULT}.kms_master_key_id`, "Name a key in kms_master_key_id.");
}

function dropsUploads(lifecycle: AttributeReader): Judged {
  const { address } = lifecycle;
  const fix = "Add abort_incomplete_multipart_upload to a rule for every object.";
  const rules = lifecycle.blocks("rule");
  if (!rules.known) return cannotTell(address, rules.because, fix);
  const isDropped = rules.value.some((rule) => rule.isWritten("abort_incomplete_multipart_upload"));
  return isDropped
    ? pass(address)
    : finding(address, `${address} has no abort_incomplete_multipart_upload`, fix);
}
