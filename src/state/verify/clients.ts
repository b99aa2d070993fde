import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { STSClient } from "@aws-sdk/client-sts";

/** What the state backend is looked at through. */
export interface VerifyClients {
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
  readonly sts: STSClient;
  destroy(): void;
}

/** What the shell says: its credentials and endpoints are the SDK's to find. */
export interface ClientSettings {
  readonly region: string;
  /** As the state backend itself does with an endpoint of the shell's. */
  readonly forcePathStyle: boolean;
  /** @default the shell's */
  readonly endpoint?: string;
  /** @default the shell's */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** @default the shell's */
  readonly useFipsEndpoint?: boolean;
  /** @default the shell's */
  readonly useDualstackEndpoint?: boolean;
}

/** Without these a network that swallows packets holds the command for minutes. */
export const CLIENT_LIMITS = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000 },
} as const;

export function verifyClients({ forcePathStyle, ...shared }: ClientSettings): VerifyClients {
  const settings = { ...shared, ...CLIENT_LIMITS };
  const clients = {
    s3: new S3Client({ ...settings, forcePathStyle }),
    dynamodb: new DynamoDBClient(settings),
    sts: new STSClient(settings),
  };
  return { ...clients, destroy: () => Object.values(clients).forEach((client) => client.destroy()) };
}
