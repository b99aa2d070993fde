import { ACMClient } from "@aws-sdk/client-acm";
import { AutoScalingClient } from "@aws-sdk/client-auto-scaling";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { IAMClient } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { RDSClient } from "@aws-sdk/client-rds";
import { Route53Client } from "@aws-sdk/client-route-53";
import { S3Client } from "@aws-sdk/client-s3";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SNSClient } from "@aws-sdk/client-sns";
import { WAFV2Client } from "@aws-sdk/client-wafv2";
import { type ClientSettings, CLIENT_LIMITS } from "../../verify/clients";

/** The APIs that are asked for what is live. They are only read. */
export interface LiveAws {
  readonly ec2: EC2Client;
  readonly elb: ElasticLoadBalancingV2Client;
  readonly autoScaling: AutoScalingClient;
  readonly rds: RDSClient;
  readonly iam: IAMClient;
  readonly kms: KMSClient;
  readonly logs: CloudWatchLogsClient;
  readonly sns: SNSClient;
  readonly secrets: SecretsManagerClient;
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
  readonly acm: ACMClient;
  readonly route53: Route53Client;
  readonly wafv2: WAFV2Client;
  destroy(): void;
}

export function liveAws({ forcePathStyle, ...shared }: ClientSettings): LiveAws {
  const settings = { ...shared, ...CLIENT_LIMITS };
  const clients = {
    ec2: new EC2Client(settings),
    elb: new ElasticLoadBalancingV2Client(settings),
    autoScaling: new AutoScalingClient(settings),
    rds: new RDSClient(settings),
    iam: new IAMClient(settings),
    kms: new KMSClient(settings),
    logs: new CloudWatchLogsClient(settings),
    sns: new SNSClient(settings),
    secrets: new SecretsManagerClient(settings),
    s3: new S3Client({ ...settings, forcePathStyle }),
    dynamodb: new DynamoDBClient(settings),
    acm: new ACMClient(settings),
    route53: new Route53Client(settings),
    wafv2: new WAFV2Client(settings),
  };
  return { ...clients, destroy: () => Object.values(clients).forEach((client) => client.destroy()) };
}
