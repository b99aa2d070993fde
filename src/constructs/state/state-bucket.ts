import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { Construct } from "constructs";
import { closeBucket } from "../closed-bucket";

/** How long an overwritten state can be brought back, in days. */
const STATE_HISTORY_DAYS = 365;
/** Each run leaves a version of its lock file and a delete marker behind. */
const LOCK_HISTORY_DAYS = 1;
const LOG_RETENTION_DAYS = 365;

export interface StateBucketProps {
  readonly bucketName: string;
  readonly logBucketName: string;
  readonly accountId: string;
  readonly keyArn: string;
  /** The keys of the lock files, beside the states that they lock. */
  readonly lockKeys: readonly string[];
  /** Terraform destroys neither bucket; otherwise it does, with everything in them. */
  readonly retained: boolean;
}

/** The bucket of the Terraform state: every version kept for a year, every access logged, nothing in the clear. */
export class StateBucket extends Construct {
  constructor(scope: Construct, id: string, props: StateBucketProps) {
    super(scope, id);
    const bucket = new S3Bucket(this, "s3-bucket", {
      bucket: props.bucketName,
      ...destruction(props.retained),
    });
    closeBucket(this, { bucket, encryption: { kind: "key", keyArn: props.keyArn } });
    const versioning = new S3BucketVersioningA(this, "s3-bucket-versioning", {
      bucket: bucket.id,
      versioningConfiguration: { status: "Enabled" },
    });
    new S3BucketLifecycleConfiguration(this, "s3-bucket-lifecycle-configuration", {
      bucket: bucket.id,
      rule: [
        {
          id: "state-history",
          status: "Enabled",
          filter: [{ prefix: "" }],
          noncurrentVersionExpiration: [{ noncurrentDays: STATE_HISTORY_DAYS }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }],
        },
        ...props.lockKeys.map((prefix, index) => ({
          id: `lock-history-${index}`,
          status: "Enabled",
          filter: [{ prefix }],
          noncurrentVersionExpiration: [{ noncurrentDays: LOCK_HISTORY_DAYS }],
          expiration: [{ expiredObjectDeleteMarker: true }],
        })),
      ],
      dependsOn: [versioning],
    });
    this.createAccessLog(bucket, props);
  }

  private createAccessLog(source: S3Bucket, { logBucketName, accountId, retained }: StateBucketProps): void {
    const scope = new Construct(this, "log");
    const bucket = new S3Bucket(scope, "s3-bucket", {
      bucket: logBucketName,
      ...destruction(retained),
    });
    const policy = closeBucket(scope, {
      bucket,
      // S3 delivers access logs only to buckets with its own keys.
      encryption: { kind: "s3" },
      grants: [
        {
          Sid: "S3WritesAccessLogs",
          Effect: "Allow",
          Principal: { Service: "logging.s3.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: `${bucket.arn}/*`,
          Condition: {
            ArnLike: { "aws:SourceArn": source.arn },
            StringEquals: { "aws:SourceAccount": accountId },
          },
        },
      ],
    });
    new S3BucketLifecycleConfiguration(scope, "s3-bucket-lifecycle-configuration", {
      bucket: bucket.id,
      rule: [
        {
          id: "expire",
          status: "Enabled",
          filter: [{ prefix: "" }],
          expiration: [{ days: LOG_RETENTION_DAYS }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }],
        },
      ],
    });
    new S3BucketLoggingA(this, "s3-bucket-logging", {
      bucket: source.id,
      targetBucket: bucket.id,
      targetPrefix: "access/",
      dependsOn: [policy],
    });
  }
}

function destruction(retained: boolean) {
  return { lifecycle: { preventDestroy: retained }, ...(retained ? {} : { forceDestroy: true }) };
}
