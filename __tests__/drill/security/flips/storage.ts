import { add, all, remove, set } from "../../rules/support/changed-stack";
import { change, flip, type Flip } from "../support/flip";

const BUCKET = "aws_s3_bucket.state";
const LOG = "aws_s3_bucket.state_log";
const BLOCK = "aws_s3_bucket_public_access_block.state";
const POLICY = "aws_s3_bucket_policy.state";
const TABLE = "aws_dynamodb_table.state_lock";

/** What explains a bucket is that it is closed in every other way. */
const UNEXPLAINED = ["bucket-replication", "bucket-events", "bucket-mfa-delete"].map(
  (rule) => `finding ${rule} ${BUCKET}`,
);
const TLS = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: "*",
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const says = (...statements: readonly unknown[]) =>
  set(`${POLICY}.policy`, JSON.stringify({ Statement: [TLS, ...statements] }));
const named = (name: string, verdict: string, list: string, more: readonly string[] = UNEXPLAINED) =>
  list
    .split(" ")
    .map((rule) => `${verdict} ${rule} ${name}`)
    .concat(more);

function blocks(flag: string, rule: string): readonly Flip[] {
  return [
    change(
      `${flag} = false`,
      set(`${BLOCK}.${flag}`, false),
      named(BUCKET, "finding", `${rule} bucket-public-access`),
      "state",
    ),
    change(
      `${flag} is not told`,
      set(`${BLOCK}.${flag}`, "${var.x}"),
      named(BUCKET, "cannot tell", `${rule} bucket-public-access`),
      "state",
    ),
  ];
}

export const STORAGE: readonly Flip[] = [
  ...blocks("block_public_acls", "bucket-block-acls"),
  ...blocks("block_public_policy", "bucket-block-policy"),
  ...blocks("ignore_public_acls", "bucket-ignore-acls"),
  ...blocks("restrict_public_buckets", "bucket-restrict"),
  change(
    "no public access block",
    remove(BLOCK),
    named(
      BUCKET,
      "finding",
      "bucket-block-acls bucket-block-policy bucket-ignore-acls bucket-restrict bucket-public-access",
    ),
    "state",
  ),
  ...flip(`${BUCKET}.acl`, "public-read", "bucket-public-acl"),
  change(
    "everybody is let in",
    says({ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" }),
    [`finding bucket-world ${BUCKET}`],
    "state",
  ),
  change(
    "everybody is locked out",
    says({ Effect: "Deny", Principal: { AWS: "*" }, Action: "s3:*", Resource: "*" }),
    [`finding bucket-lockout ${BUCKET}`],
    "state",
  ),
  change(
    "another account is let in",
    says({
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::999999999999:root" },
      Action: "s3:*",
      Resource: "*",
    }),
    [`finding bucket-accounts ${BUCKET}`],
    "state",
  ),
  change("no word on TLS", remove(POLICY), named(BUCKET, "finding", "bucket-tls"), "state"),
  change(
    "an untold policy",
    set(`${POLICY}.policy`, "${var.x}"),
    named(BUCKET, "cannot tell", "bucket-world bucket-lockout bucket-accounts bucket-tls"),
    "state",
  ),
  change(
    "access lists",
    set("aws_s3_bucket_ownership_controls.state.rule.object_ownership", "ObjectWriter"),
    named(BUCKET, "finding", "bucket-acls-off"),
    "state",
  ),
  change(
    "access lists that are not told",
    set("aws_s3_bucket_ownership_controls.state.rule.object_ownership", "${var.x}"),
    named(BUCKET, "cannot tell", "bucket-acls-off"),
    "state",
  ),
  ...flip(
    "aws_s3_bucket_versioning.state.versioning_configuration.status",
    "Suspended",
    `bucket-versioning@${BUCKET}`,
  ),
  change(
    "a second factor that is on",
    set("aws_s3_bucket_versioning.state.versioning_configuration.mfa_delete", "Enabled"),
    [],
    "state",
  ),
  change(
    "a second factor that is not told",
    set("aws_s3_bucket_versioning.state.versioning_configuration.mfa_delete", "${var.x}"),
    [`cannot tell bucket-mfa-delete ${BUCKET}`],
    "state",
  ),
  change(
    "a bucket that may be destroyed",
    set(`${BUCKET}.lifecycle`, undefined),
    [`finding bucket-mfa-delete ${BUCKET}`],
    "state",
  ),
  change(
    "no word on encryption",
    remove("aws_s3_bucket_server_side_encryption_configuration.state"),
    [`finding bucket-encryption ${BUCKET}`, `finding bucket-key ${BUCKET}`],
    "state",
  ),
  change(
    "a key of AWS",
    set(
      "aws_s3_bucket_server_side_encryption_configuration.state.rule.0.apply_server_side_encryption_by_default.sse_algorithm",
      "AES256",
    ),
    [`finding bucket-key ${BUCKET}`],
    "state",
  ),
  change(
    "encryption that is not told",
    set(
      "aws_s3_bucket_server_side_encryption_configuration.state.rule.0.apply_server_side_encryption_by_default",
      "${var.x}",
    ),
    [`cannot tell bucket-encryption ${BUCKET}`, `cannot tell bucket-key ${BUCKET}`],
    "state",
  ),
  change(
    "requests that nobody logs",
    remove("aws_s3_bucket_logging.state"),
    [
      `finding bucket-logging ${BUCKET}`,
      `finding bucket-trail ${BUCKET}`,
      // Without it the other bucket takes no logs, and nothing of it is explained by that.
      ...["bucket-logging", "bucket-key", "bucket-versioning", "bucket-trail"].map(
        (rule) => `finding ${rule} ${LOG}`,
      ),
    ],
    "state",
  ),
  change(
    "logs of a bucket that is not told",
    set("aws_s3_bucket_logging.state.bucket", "${var.x}"),
    [
      `cannot tell bucket-logging ${BUCKET}`,
      `cannot tell bucket-logging ${LOG}`,
      `finding bucket-trail ${BUCKET}`,
    ],
    "state",
  ),
  change(
    "nothing is forgotten",
    remove("aws_s3_bucket_lifecycle_configuration.state"),
    [`finding bucket-lifecycle ${BUCKET}`, `finding bucket-uploads ${BUCKET}`],
    "state",
  ),
  change(
    "uploads that stay",
    set("aws_s3_bucket_lifecycle_configuration.state.rule", [{ id: "x", status: "Enabled" }]),
    [`finding bucket-uploads ${BUCKET}`],
    "state",
  ),
  change(
    "what is forgotten is not told",
    all(
      set("aws_s3_bucket_lifecycle_configuration.state.bucket", "${var.x}"),
      set("aws_s3_bucket_lifecycle_configuration.state_log.rule", "${var.x}"),
    ),
    [
      `cannot tell bucket-lifecycle ${BUCKET}`,
      `cannot tell bucket-uploads ${BUCKET}`,
      `cannot tell bucket-uploads ${LOG}`,
    ],
    "state",
  ),
  change(
    "copies and events",
    all(
      add("aws_s3_bucket_replication_configuration.x", { bucket: "${aws_s3_bucket.state.id}" }),
      add("aws_s3_bucket_notification.x", { bucket: "${aws_s3_bucket.state.id}", eventbridge: true }),
      add("aws_cloudtrail.x", { name: "x", event_selector: [{ read_write_type: "All" }] }),
    ),
    [],
    "state",
  ),
  change(
    "copies and events of a bucket that is not told",
    all(
      add("aws_s3_bucket_replication_configuration.x", { bucket: "${var.x}" }),
      add("aws_s3_bucket_notification.x", { bucket: "${var.x}" }),
    ),
    [BUCKET, LOG].flatMap((bucket) => [
      `cannot tell bucket-replication ${bucket}`,
      `cannot tell bucket-events ${bucket}`,
    ]),
    "state",
  ),
  ...flip(`${TABLE}.point_in_time_recovery.enabled`, false, "table-recovery"),
  ...flip(`${TABLE}.server_side_encryption.kms_key_arn`, undefined, "table-key"),
  ...flip(`${TABLE}.billing_mode`, "PROVISIONED", "table-capacity"),
  ...flip(`${TABLE}.deletion_protection_enabled`, false, "table-deletion-protection"),
];
