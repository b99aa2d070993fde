import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";

/** What the state backend is asked through before Terraform works with it. */
export interface PreflightClients {
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
  destroy(): void;
}

/** With the shell's credentials and endpoint; nothing is asked twice, since Terraform asks again anyway. */
export function preflightClients({ region }: { readonly region: string }): PreflightClients {
  const settings = {
    region,
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000 },
  };
  const clients = {
    // Path style, as the state backend itself uses it with an endpoint of the shell's.
    s3: new S3Client({ ...settings, forcePathStyle: process.env["AWS_ENDPOINT_URL"] !== undefined }),
    dynamodb: new DynamoDBClient(settings),
  };
  return { ...clients, destroy: () => Object.values(clients).forEach((client) => client.destroy()) };
}
