import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { StateBucket } from "../../../src/constructs/state/state-bucket";
import { resource, resources, statements } from "../../support/stack-json";
import { synthesizeScope } from "../../support/synth";

setupJest();

const synthesized = (retained: boolean) =>
  synthesizeScope((scope) => {
    new StateBucket(scope, "state", {
      bucketName: "test-state",
      logBucketName: "test-state-logs",
      accountId: "ACCOUNT",
      keyArn: "arn:key",
      lockKeys: ["one/terraform.tfstate.tflock", "two/terraform.tfstate.tflock"],
      retained,
    });
  });
const { text, json } = synthesized(true);
const STATE = "${aws_s3_bucket.state_s3-bucket.id}";
const LOG = "${aws_s3_bucket.state_log_s3-bucket.id}";

describe("the state bucket", () => {
  it("is a bucket that Terraform refuses to destroy, and so is the one of its access logs", () => {
    expect(text).toHaveResourceWithProperties(S3Bucket, { bucket: "test-state" });
    expect(resources(json, "aws_s3_bucket")).toEqual({
      "state_s3-bucket": { bucket: "test-state", lifecycle: { prevent_destroy: true } },
      "state_log_s3-bucket": { bucket: "test-state-logs", lifecycle: { prevent_destroy: true } },
    });
  });

  it("goes with everything in it once it is to be retired, and nothing else changes", () => {
    const retired = synthesized(false).json.resource;
    const gone = { lifecycle: { prevent_destroy: false }, force_destroy: true };
    expect(retired).toEqual({
      ...json.resource,
      aws_s3_bucket: {
        "state_s3-bucket": { bucket: "test-state", ...gone },
        "state_log_s3-bucket": { bucket: "test-state-logs", ...gone },
      },
    });
  });

  it("keeps every version", () => {
    expect(resources(json, "aws_s3_bucket_versioning")).toEqual({
      "state_s3-bucket-versioning": { bucket: STATE, versioning_configuration: { status: "Enabled" } },
    });
  });

  it("forgets overwritten states after a year, and those of lock files after a day", () => {
    const lock = (prefix: string, index: number) => ({
      id: `lock-history-${index}`,
      status: "Enabled",
      filter: [{ prefix }],
      noncurrent_version_expiration: [{ noncurrent_days: 1 }],
      expiration: [{ expired_object_delete_marker: true }],
    });
    expect(
      resource(json, "aws_s3_bucket_lifecycle_configuration.state_s3-bucket-lifecycle-configuration"),
    ).toEqual({
      bucket: STATE,
      rule: [
        {
          id: "state-history",
          status: "Enabled",
          filter: [{ prefix: "" }],
          noncurrent_version_expiration: [{ noncurrent_days: 365 }],
          abort_incomplete_multipart_upload: [{ days_after_initiation: 1 }],
        },
        lock("one/terraform.tfstate.tflock", 0),
        lock("two/terraform.tfstate.tflock", 1),
      ],
      depends_on: ["aws_s3_bucket_versioning.state_s3-bucket-versioning"],
    });
  });

  it("and its log let nobody in from outside", () => {
    const closed = (bucket: string) => ({
      bucket,
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(resources(json, "aws_s3_bucket_public_access_block")).toEqual({
      "state_s3-bucket-public-access-block": closed(STATE),
      "state_log_s3-bucket-public-access-block": closed(LOG),
    });
    const owned = (bucket: string) => ({ bucket, rule: { object_ownership: "BucketOwnerEnforced" } });
    expect(resources(json, "aws_s3_bucket_ownership_controls")).toEqual({
      "state_s3-bucket-ownership-controls": owned(STATE),
      "state_log_s3-bucket-ownership-controls": owned(LOG),
    });
  });

  it("is encrypted with its key, the log with S3's: S3 delivers to no other", () => {
    expect(resources(json, "aws_s3_bucket_server_side_encryption_configuration")).toEqual({
      "state_s3-bucket-server-side-encryption-configuration": {
        bucket: STATE,
        rule: [
          {
            apply_server_side_encryption_by_default: {
              sse_algorithm: "aws:kms",
              kms_master_key_id: "arn:key",
            },
            bucket_key_enabled: true,
          },
        ],
      },
      "state_log_s3-bucket-server-side-encryption-configuration": {
        bucket: LOG,
        rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } }],
      },
    });
  });

  it("is refused without TLS; the log takes S3's records of this bucket besides", () => {
    const tlsOnly = (bucket: string) => ({
      Sid: "TlsOnly",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [`\${aws_s3_bucket.${bucket}.arn}`, `\${aws_s3_bucket.${bucket}.arn}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
    const policies = resources(json, "aws_s3_bucket_policy");
    expect(Object.keys(policies)).toEqual(["state_log_s3-bucket-policy", "state_s3-bucket-policy"]);
    expect(statements(policies["state_s3-bucket-policy"]?.["policy"])).toEqual([tlsOnly("state_s3-bucket")]);
    expect(statements(policies["state_log_s3-bucket-policy"]?.["policy"])).toEqual([
      tlsOnly("state_log_s3-bucket"),
      {
        Sid: "S3WritesAccessLogs",
        Effect: "Allow",
        Principal: { Service: "logging.s3.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: "${aws_s3_bucket.state_log_s3-bucket.arn}/*",
        Condition: {
          ArnLike: { "aws:SourceArn": "${aws_s3_bucket.state_s3-bucket.arn}" },
          StringEquals: { "aws:SourceAccount": "ACCOUNT" },
        },
      },
    ]);
  });

  it("is logged, once the log may be written", () => {
    expect(resources(json, "aws_s3_bucket_logging")).toEqual({
      "state_s3-bucket-logging": {
        bucket: STATE,
        target_bucket: LOG,
        target_prefix: "access/",
        depends_on: ["aws_s3_bucket_policy.state_log_s3-bucket-policy"],
      },
    });
  });
});
