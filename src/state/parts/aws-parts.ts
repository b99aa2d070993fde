import { CreateTableCommand, ResourceInUseException, waitUntilTableExists } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import {
  type BucketLocationConstraint,
  CreateBucketCommand,
  PutPublicAccessBlockCommand,
} from "@aws-sdk/client-s3";
import type { Environment } from "../../config/environment";
import { lockTableName, stackNames, stateBucketName, stateObjectKey } from "../../config/physical-names";
import { DurableError, externalError } from "../../foundation/errors";
import { mayNotWrite } from "../preflight/check-backend";
import { refusedWrite } from "../preflight/may-write";
import { s3StateObjects } from "../state-objects";
import { type ClientSettings, verifyClients } from "../verify/clients";
import { statusOf } from "../verify/could-not-look";
import { observe } from "../verify/observe";
import type { BackendParts } from "./backend-parts";
import { dropClaim, takeClaim } from "./claim";
import { findNamedParts } from "./named-parts";

const TABLE_TIMEOUT_SECONDS = 120;
/** The only region whose name a bucket must not be made with. */
const UNNAMED_REGION = "us-east-1";

/** The real ones. `owner` is who bootstraps: `user@host:folder`. */
export function awsBackendParts(
  environment: Environment,
  owner: string,
  settings: Omit<ClientSettings, "region">,
): BackendParts & { destroy(): void } {
  const { region, accountId } = environment;
  const { forcePathStyle: _, ...shared } = { ...settings, region };
  const clients = verifyClients({ ...settings, region });
  const kms = new KMSClient({ ...shared, maxAttempts: 3 });
  const { s3, dynamodb } = clients;
  const bucket = stateBucketName(environment);
  const key = stateObjectKey(stackNames(environment).state);
  const table = lockTableName(environment);
  const place = { bucket, key, owner };
  const command = `durable state bootstrap --environment ${environment.name}`;
  let hasTable = false;
  return {
    observe: async () => {
      const seen = await observe(clients, environment);
      hasTable = seen.tableStatus === "there";
      return seen;
    },
    readState: () => s3StateObjects(s3).read(bucket, key),
    findNamed: () =>
      asked(command, "the parts of the state backend", () =>
        findNamedParts({ s3, kms }, environment, hasTable),
      ),
    requireWriting: async () => {
      const refused = await refusedWrite(clients, environment, key);
      if (refused !== undefined) throw mayNotWrite(command, refused);
    },
    createBucket: () =>
      asked(command, `s3://${bucket}`, async () => {
        const where =
          region === UNNAMED_REGION
            ? {}
            : { CreateBucketConfiguration: { LocationConstraint: region as BucketLocationConstraint } };
        await s3.send(new CreateBucketCommand({ Bucket: bucket, ...where })).catch(passIfOurs);
        await s3.send(
          new PutPublicAccessBlockCommand({
            Bucket: bucket,
            ExpectedBucketOwner: accountId,
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: true,
              BlockPublicPolicy: true,
              IgnorePublicAcls: true,
              RestrictPublicBuckets: true,
            },
          }),
        );
      }),
    createTable: () =>
      asked(command, table, async () => {
        await dynamodb
          .send(
            new CreateTableCommand({
              TableName: table,
              BillingMode: "PAY_PER_REQUEST",
              AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
              KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
              DeletionProtectionEnabled: true,
            }),
          )
          .catch(passIfThere);
        await waitUntilTableExists(
          { client: dynamodb, maxWaitTime: TABLE_TIMEOUT_SECONDS },
          { TableName: table },
        );
      }),
    claim: () => asked(command, `s3://${bucket}`, () => takeClaim(s3, place)),
    releaseClaim: () => asked(command, `s3://${bucket}`, () => dropClaim(s3, place)),
    destroy: () => {
      clients.destroy();
      kms.destroy();
    },
  };
}

/** AWS's refusals in our words. */
async function asked<T>(command: string, target: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DurableError) throw error;
    const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const isRefusal = statusOf(error) === 403 || said.startsWith("AccessDenied");
    throw externalError({
      what: isRefusal
        ? "These credentials may not make the state backend"
        : `AWS did not do what the state backend needs: ${said}`,
      given: `${command}: ${target}${isRefusal ? `: ${said}` : ""}`,
      next: isRefusal
        ? "use credentials that may, then run the command again"
        : "run the command again: it goes on from here",
    });
  }
}

function passIfOurs(error: unknown): void {
  if (!(error instanceof Error && error.name === "BucketAlreadyOwnedByYou")) throw error;
}

function passIfThere(error: unknown): void {
  if (!(error instanceof ResourceInUseException)) throw error;
}
