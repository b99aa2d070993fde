import { AutoScalingClient } from "@aws-sdk/client-auto-scaling";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { RDSClient } from "@aws-sdk/client-rds";
import { S3Client } from "@aws-sdk/client-s3";
import type { ClientSettings } from "../state/verify/clients";
import { requireLoopback } from "./loopback";

/** The APIs through which a deployed system is looked at. */
export interface AwsClients {
  readonly ec2: EC2Client;
  readonly elb: ElasticLoadBalancingV2Client;
  readonly autoScaling: AutoScalingClient;
  readonly rds: RDSClient;
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
  /** For what makes its own clients. */
  readonly settings: Omit<ClientSettings, "region">;
  destroy(): void;
}

/** Clients of the emulator. Everything that the shell could say otherwise is said here. */
export function emulatorClients(endpoint: string, region: string): AwsClients {
  const settings = {
    endpoint: requireLoopback(endpoint),
    region,
    credentials: { accessKeyId: "durable-local", secretAccessKey: "durable-local" },
    maxAttempts: 3,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
  };
  const clients = {
    ec2: new EC2Client(settings),
    elb: new ElasticLoadBalancingV2Client(settings),
    autoScaling: new AutoScalingClient(settings),
    rds: new RDSClient(settings),
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    dynamodb: new DynamoDBClient(settings),
  };
  const { region: _region, maxAttempts: _attempts, ...shared } = settings;
  return {
    ...clients,
    settings: { ...shared, forcePathStyle: true },
    destroy: () => Object.values(clients).forEach((client) => client.destroy()),
  };
}
