import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import type { Construct } from "constructs";
import { policyDocument, type PolicyStatement } from "./policy";

export interface ClosedBucketProps {
  readonly bucket: S3Bucket;
  readonly encryption: { readonly kind: "key"; readonly keyArn: string } | { readonly kind: "s3" };
  /** Who may use the bucket beside the account's own IAM policies. @default nobody */
  readonly grants?: readonly PolicyStatement[];
}

/** No public access, no ACLs, TLS only, encrypted by default. The resources stand beside the bucket, in its scope. */
export function closeBucket(
  scope: Construct,
  { bucket, encryption, grants = [] }: ClosedBucketProps,
): S3BucketPolicy {
  const closed = new S3BucketPublicAccessBlock(scope, "s3-bucket-public-access-block", {
    bucket: bucket.id,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  new S3BucketOwnershipControls(scope, "s3-bucket-ownership-controls", {
    bucket: bucket.id,
    rule: { objectOwnership: "BucketOwnerEnforced" },
  });
  new S3BucketServerSideEncryptionConfigurationA(scope, "s3-bucket-server-side-encryption-configuration", {
    bucket: bucket.id,
    rule: [
      {
        applyServerSideEncryptionByDefault:
          encryption.kind === "key"
            ? { sseAlgorithm: "aws:kms", kmsMasterKeyId: encryption.keyArn }
            : { sseAlgorithm: "AES256" },
        ...(encryption.kind === "key" ? { bucketKeyEnabled: true } : {}),
      },
    ],
  });
  return new S3BucketPolicy(scope, "s3-bucket-policy", {
    bucket: bucket.id,
    policy: policyDocument([
      {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [bucket.arn, `${bucket.arn}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
      ...grants,
    ]),
    // S3 refuses two changes of one bucket's access at the same time.
    dependsOn: [closed],
  });
}
