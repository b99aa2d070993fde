import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { AccountFacts } from "../account-facts";
import { closeBucket } from "../closed-bucket";

export interface BalancerLogsProps {
  readonly bucketName: string;
  /** The prefix of each balancer's logs, and the days they are kept. */
  readonly retentionDays: Readonly<Record<string, number>>;
  /** Terraform does not destroy the bucket; otherwise it does, with every log in it. */
  readonly retained: boolean;
}

/** Where one balancer writes, as its settings take it. */
export interface LogDestination {
  readonly bucket: string;
  readonly prefix: string;
  /** AWS tries to write before it takes the setting: without these the balancer is refused. */
  readonly after: readonly ITerraformDependable[];
}

/**
 * One closed bucket for the access and connection logs of every balancer.
 *
 * The grant has no condition: AWS's page names none for this principal, and a condition on a key that the service does
 * not send would void it. The account in the path keeps other accounts' balancers out, as that page says.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
export class BalancerLogs extends Construct {
  private readonly bucket: S3Bucket;
  private readonly written: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { bucketName, retentionDays, retained }: BalancerLogsProps) {
    super(scope, id);
    const { accountId } = AccountFacts.of(this);
    this.bucket = new S3Bucket(this, "s3-bucket", {
      bucket: bucketName,
      lifecycle: { preventDestroy: retained },
      ...(retained ? {} : { forceDestroy: true }),
    });
    const policy = closeBucket(this, {
      bucket: this.bucket,
      // Balancers write to no bucket with a key of ours.
      encryption: { kind: "s3" },
      grants: [
        {
          Sid: "BalancersWriteLogs",
          Effect: "Allow",
          // In every region, with no account number of AWS's that differs between them.
          Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: Object.keys(retentionDays).map(
            (prefix) => `${this.bucket.arn}/${prefix}/AWSLogs/${accountId}/*`,
          ),
        },
      ],
    });
    new S3BucketLifecycleConfiguration(this, "s3-bucket-lifecycle-configuration", {
      bucket: this.bucket.id,
      rule: Object.entries(retentionDays).map(([prefix, days]) => ({
        id: `expire-${prefix}`,
        status: "Enabled",
        filter: [{ prefix: `${prefix}/` }],
        expiration: [{ days }],
        abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }],
      })),
    });
    this.written = [policy];
  }

  /** What the settings of the balancer with this prefix name. */
  destination(prefix: string): LogDestination {
    return { bucket: this.bucket.id, prefix, after: this.written };
  }
}
