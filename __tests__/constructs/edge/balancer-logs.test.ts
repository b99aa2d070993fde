import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { BalancerLogs } from "../../../src/constructs/edge/balancer-logs";
import { resources, statements } from "../../support/stack-json";
import { synthesizeScope } from "../../support/synth";

setupJest();

const synthesized = (retained: boolean) =>
  synthesizeScope((scope) => {
    new BalancerLogs(scope, "logs", {
      bucketName: "test-balancer-logs",
      retentionDays: { web: 365, backend: 7 },
      retained,
    });
  });
const { text, json } = synthesized(true);
const BUCKET = "${aws_s3_bucket.logs_s3-bucket.id}";
const ARN = "${aws_s3_bucket.logs_s3-bucket.arn}";
const ACCOUNT = "${data.aws_caller_identity.current_caller-identity.account_id}";

describe("the bucket of the balancers' logs", () => {
  it("is one, which Terraform refuses to destroy while data is retained", () => {
    expect(text).toHaveResource(S3BucketPolicy);
    expect(resources(json, "aws_s3_bucket")).toEqual({
      "logs_s3-bucket": { bucket: "test-balancer-logs", lifecycle: { prevent_destroy: true } },
    });
  });

  it("goes with every log in it where the environment is disposable, and nothing else changes", () => {
    expect(synthesized(false).json.resource).toEqual({
      ...json.resource,
      aws_s3_bucket: {
        "logs_s3-bucket": {
          bucket: "test-balancer-logs",
          lifecycle: { prevent_destroy: false },
          force_destroy: true,
        },
      },
    });
  });

  it("is closed, owned by its account, and encrypted with S3's keys: AWS writes logs with no other", () => {
    expect(resources(json, "aws_s3_bucket_public_access_block")).toEqual({
      "logs_s3-bucket-public-access-block": {
        bucket: BUCKET,
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      },
    });
    expect(resources(json, "aws_s3_bucket_ownership_controls")).toEqual({
      "logs_s3-bucket-ownership-controls": {
        bucket: BUCKET,
        rule: { object_ownership: "BucketOwnerEnforced" },
      },
    });
    expect(resources(json, "aws_s3_bucket_server_side_encryption_configuration")).toEqual({
      "logs_s3-bucket-server-side-encryption-configuration": {
        bucket: BUCKET,
        rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } }],
      },
    });
  });

  // terraform-aws-s3-bucket #98, #183: an account number of AWS's that differs from region to region.
  it("lets balancers of this account write under their prefixes, by the principal that holds in every region", () => {
    const policies = resources(json, "aws_s3_bucket_policy");
    expect(Object.keys(policies)).toEqual(["logs_s3-bucket-policy"]);
    expect(statements(policies["logs_s3-bucket-policy"]?.["policy"])).toEqual([
      {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [ARN, `${ARN}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
      {
        Sid: "BalancersWriteLogs",
        Effect: "Allow",
        Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: [`${ARN}/web/AWSLogs/${ACCOUNT}/*`, `${ARN}/backend/AWSLogs/${ACCOUNT}/*`],
      },
    ]);
  });

  it("forgets each balancer's logs in its own time, and what was never finished after a day", () => {
    const rule = (prefix: string, days: number) => ({
      id: `expire-${prefix}`,
      status: "Enabled",
      filter: [{ prefix: `${prefix}/` }],
      expiration: [{ days }],
      abort_incomplete_multipart_upload: [{ days_after_initiation: 1 }],
    });
    expect(resources(json, "aws_s3_bucket_lifecycle_configuration")).toEqual({
      "logs_s3-bucket-lifecycle-configuration": {
        bucket: BUCKET,
        rule: [rule("web", 365), rule("backend", 7)],
      },
    });
  });
});
