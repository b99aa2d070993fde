import { CreateTableCommand, DeleteTableCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { checkEnvironment } from "../../../src/config/check-environment";
import { lockTableName, stateBucketName } from "../../../src/config/physical-names";
import { dev } from "../../../src/environments/dev";
import { DurableError } from "../../../src/foundation/errors";
import { checkBackend } from "../../../src/state/preflight/check-backend";
import { verifyClients, type VerifyClients } from "../../../src/state/verify/clients";
import { stateText } from "../../state/verify/observations";
import { readOnly, type ReadOnly } from "../../support/read-only";
import { type Lab, startLab } from "../gateway/support/lab";

const environment = checkEnvironment(dev);
const BUCKET = stateBucketName(environment);
const TABLE = lockTableName(environment);
const OWN = "state-dev/terraform.tfstate";
const DURABLE = "durable-dev/terraform.tfstate";

let lab: Lab;
let clients: VerifyClients;
let refusing: ReadOnly;

beforeAll(async () => {
  lab = await startLab();
  const { endpoint, region, credentials } = lab.settings;
  clients = verifyClients({ endpoint, region, credentials, forcePathStyle: true });
  refusing = await readOnly(endpoint);
});

afterAll(async () => {
  clients.destroy();
  await refusing.end();
  await lab.end();
});

const typed = (words: string) => {
  const [verb = "", ...stacks] = words.split(" ");
  return { verb, stacks };
};

/** The four parts of the refusal of `cdktf <words>`; undefined where it may go on. */
async function refusalOf(words: string, over: Partial<typeof environment> = {}, through = clients) {
  try {
    await checkBackend(through, { ...environment, ...over }, typed(words));
    return undefined;
  } catch (error) {
    if (!(error instanceof DurableError)) throw error;
    expect([error.kind, error.exitCode]).toEqual(["external", 1]);
    return error.parts;
  }
}

const put = (key: string, text: string) =>
  clients.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: text }));
const versioning = (Status: "Enabled" | "Suspended") =>
  clients.s3.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration: { Status } }));
const makeTable = () =>
  clients.dynamodb.send(
    new CreateTableCommand({
      TableName: TABLE,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
    }),
  );

/** Every version of every object, and every item. */
async function everything() {
  const { Versions = [], DeleteMarkers = [] } = await clients.s3.send(
    new ListObjectVersionsCommand({ Bucket: BUCKET }),
  );
  const { Items = [] } = await clients.dynamodb.send(new ScanCommand({ TableName: TABLE }));
  return [...Versions, ...DeleteMarkers, ...Items];
}

it("names the command that makes a state backend that is missing", async () => {
  expect(await refusalOf("deploy durable-dev")).toEqual({
    what: 'The state backend of the environment "dev" does not exist yet',
    given: `cdktf deploy durable-dev: the S3 bucket ${BUCKET} is not there`,
    allowed: "a state backend that was made before, once per environment",
    next: "npx durable state bootstrap --environment dev",
  });
});

describe("with a state backend", () => {
  beforeAll(async () => {
    await clients.s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
    await versioning("Enabled");
    await makeTable();
    await put(OWN, stateText(1, "backend"));
  });

  it.each(["deploy durable-dev", "deploy state-dev", "diff durable-dev", "destroy durable-dev"])(
    "lets `cdktf %s` pass, and writes nothing",
    async (words) => {
      const before = await everything();
      expect(await refusalOf(words)).toBeUndefined();
      expect(await everything()).toEqual(before);
    },
  );

  it("tells the region where the bucket is", async () => {
    const away = verifyClients({
      ...lab.settings,
      region: "eu-west-1",
      forcePathStyle: true,
    });
    const refusal = await refusalOf("diff durable-dev", { region: "eu-west-1" }, away);
    away.destroy();
    expect(refusal).toEqual({
      what: "The bucket of the state is not in the environment's region but in us-east-1",
      given: `${BUCKET}, region: "eu-west-1"`,
      allowed: "the region that the state backend was made in",
      next: "put the region of the environment's file right; nothing was changed",
    });
  });

  it("refuses to work without the table, unless the lock file is the only lock", async () => {
    await clients.dynamodb.send(new DeleteTableCommand({ TableName: TABLE }));
    expect(await refusalOf("diff durable-dev")).toEqual({
      what: 'The lock table of the environment "dev" is not there: Terraform could take no lock and check no digest',
      given: `cdktf diff durable-dev: the DynamoDB table ${TABLE}, with locking: "both"`,
      allowed: "the table that the state stack made",
      next: "stop every run, then npx durable state bootstrap --environment dev makes it again; nothing was changed",
    });
    expect(await refusalOf("deploy durable-dev", { stateBackend: { locking: "s3" } })).toBeUndefined();
    await makeTable();
  });

  it("refuses to overwrite a state that is not versioned; the state stack itself may mend that", async () => {
    await versioning("Suspended");
    expect(await refusalOf("deploy durable-dev")).toEqual({
      what: "Versioning of the state bucket is off: `cdktf deploy` would destroy the state before it",
      given: `cdktf deploy durable-dev: s3://${BUCKET}`,
      allowed: "a bucket that keeps every version of the state",
      next: "npx durable state bootstrap --environment dev switches it on again; nothing was changed",
    });
    expect(await refusalOf("deploy state-dev")).toBeUndefined();
    expect(await refusalOf("diff durable-dev")).toBeUndefined();
    await versioning("Enabled");
  });

  it.each([
    ["both", "s3:PutObject", `s3://${BUCKET}/${OWN}.tflock`, "s3"],
    ["dynamodb", "dynamodb:PutItem", TABLE, "dynamodb"],
  ] as const)(
    "tells credentials that may only read, locking %s: %s",
    async (locking, action, target, service) => {
      const through = verifyClients({
        ...lab.settings,
        endpoint: refusing.endpoint(service),
        forcePathStyle: true,
      });
      const refusal = await refusalOf("deploy durable-dev", { stateBackend: { locking } }, through);
      expect(await refusalOf("diff durable-dev", {}, through)).toBeUndefined();
      through.destroy();
      expect(refusal).toEqual({
        what: "These credentials may read the state, but not write it",
        given: `cdktf deploy durable-dev: ${action} on ${target}: ${refusing.said[service]}`,
        allowed: `credentials with ${action} on it`,
        next: "use others, or add that permission; nothing was changed",
      });
    },
  );

  it("destroys the state stack only when no state in its bucket lists a resource", async () => {
    await put(DURABLE, stateText(3, "ours", ["a", "b", "c"]));
    await put("a-team/other/terraform.tfstate", stateText(1, "other", ["a"]));
    await put("broken/terraform.tfstate", "{");
    await put("notes.txt", "no state");
    await put("gone/terraform.tfstate", stateText(2, "gone"));
    await clients.s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: "gone/terraform.tfstate" }));
    const at = (key: string) => `s3://${BUCKET}/${key}/terraform.tfstate`;
    expect(await refusalOf("destroy state-dev")).toEqual({
      what: "The stack state-dev keeps states that still list resources, so that it is not destroyed",
      given: [
        `${at("a-team/other")} lists 1 resource`,
        `${at("broken")} is there but cannot be read`,
        `${at("durable-dev")} lists 3 resources`,
        `${at("gone")} was deleted while it listed 2 resources`,
      ].join("; "),
      allowed: "a bucket in which no state but the stack's own lists a resource",
      next: "npx cdktf destroy durable-dev first; docs/operations.md says how a state backend is retired. Nothing was changed",
    });
    expect(await refusalOf("destroy durable-dev")).toBeUndefined();
    for (const key of ["durable-dev", "a-team/other", "broken", "gone"])
      await put(`${key}/terraform.tfstate`, stateText(9, "x", []));
    expect(await refusalOf("destroy state-dev")).toEqual({
      what: "The stack state-dev is retained: with it would go the history of every state, and the keys of kept snapshots and logs",
      given: "cdktf destroy state-dev",
      allowed:
        'an environment with stateBackend: { protection: { kind: "disposable", reason } }, deployed before',
      next: "docs/operations.md says how a state backend is retired. Nothing was changed",
    });
    const protection = { kind: "disposable", reason: "the project ends" } as const;
    const retired = { stateBackend: { locking: "both", protection } } as const;
    expect(await refusalOf("destroy state-dev", retired)).toBeUndefined();
  });
});
