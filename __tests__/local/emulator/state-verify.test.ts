import {
  CreateTableCommand,
  DeleteTableCommand,
  DeleteItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { createHash } from "node:crypto";
import { checkEnvironment } from "../../../src/config/check-environment";
import { lockTableName, stateBucketName } from "../../../src/config/physical-names";
import { dev } from "../../../src/environments/dev";
import { verifyClients, type VerifyClients } from "../../../src/state/verify/clients";
import { judge } from "../../../src/state/verify/judge";
import type { Locking } from "../../../src/state/verify/observation";
import { observe } from "../../../src/state/verify/observe";
import { failureOf } from "../../cli/support/failure";
import { LOCKINGS, stateText } from "../../state/verify/observations";
import { type Lab, startLab } from "../gateway/support/lab";

const environment = checkEnvironment(dev);
const BUCKET = stateBucketName(environment);
const TABLE = lockTableName(environment);
const KEY = "durable-dev/terraform.tfstate";
const STATE_KEY = "state-dev/terraform.tfstate";
const LOCK = {
  ID: "42",
  Who: "ann@laptop",
  Created: "2026-11-22T09:00:00Z",
  Operation: "OperationTypeApply",
};

let lab: Lab;
let clients: VerifyClients;

beforeAll(async () => {
  lab = await startLab();
  const { endpoint, region, credentials } = lab.settings;
  clients = verifyClients({ endpoint, region, credentials, forcePathStyle: true });
});

afterAll(async () => {
  clients.destroy();
  await lab.end();
});

const look = (locking: Locking) => observe(clients, { ...environment, stateBackend: { locking } });
const faults = async (locking: Locking) =>
  judge(await look(locking)).map(({ stack, fault }) => `${stack ?? "backend"} ${fault}`);
const everywhere = async () => Promise.all(LOCKINGS.map(faults));

const put = (key: string, text: string) =>
  clients.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: Buffer.from(text) }));
const item = (id: string, name: string, value: string) =>
  clients.dynamodb.send(
    new PutItemCommand({
      TableName: TABLE,
      Item: { LockID: { S: `${BUCKET}/${id}` }, [name]: { S: value } },
    }),
  );
const versioning = (Status: "Enabled" | "Suspended") =>
  clients.s3.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration: { Status } }));

/** As Terraform does: the object, then its digest. */
async function write(key: string, text: string): Promise<void> {
  await put(key, text);
  await item(`${key}-md5`, "Digest", createHash("md5").update(text).digest("hex"));
}

async function makeTable(): Promise<void> {
  await clients.dynamodb.send(
    new CreateTableCommand({
      TableName: TABLE,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
    }),
  );
}

it("tells every fault of a backend, one after the other", async () => {
  expect(await everywhere()).toEqual([
    ["backend bucket-missing", "backend table-missing"],
    ["backend bucket-missing"],
    ["backend bucket-missing", "backend table-missing"],
  ]);

  await clients.s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  await makeTable();
  await versioning("Enabled");
  await write(STATE_KEY, stateText(1, "backend"));
  for (const serial of [1, 2, 3]) await write(KEY, stateText(serial));
  expect(await everywhere()).toEqual([[], [], []]);

  const seen = await look("both");
  expect(seen.stacks[1]?.versions.map(({ content }) => content.kind === "state" && content.serial)).toEqual([
    3, 2, 1,
  ]);
  expect([seen.versioning, seen.tableStatus, seen.stacks[1]?.versionCount]).toEqual(["enabled", "there", 3]);

  const wrong = {
    "older-state": stateText(2),
    "state-empty": "",
    "state-truncated": stateText(3).slice(0, 60),
    "state-not-json": "rubbish",
    "foreign-lineage": stateText(9, "theirs"),
  };
  for (const [fault, text] of Object.entries(wrong)) {
    await put(KEY, text);
    expect(await everywhere()).toEqual([
      [`durable-dev ${fault}`],
      [`durable-dev ${fault}`],
      [`durable-dev ${fault}`],
    ]);
  }
  await clients.s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: KEY }));
  expect(await faults("s3")).toEqual(["durable-dev state-missing"]);
  await put(KEY, stateText(3));
  expect(await everywhere()).toEqual([[], [], []]);

  await item(`${KEY}-md5`, "Digest", "0".repeat(32));
  expect(await everywhere()).toEqual([["durable-dev digest-mismatch"], [], ["durable-dev digest-mismatch"]]);
  const md5 = { LockID: { S: `${BUCKET}/${KEY}-md5` } };
  await clients.dynamodb.send(new DeleteItemCommand({ TableName: TABLE, Key: md5 }));
  expect(await everywhere()).toEqual([["durable-dev digest-missing"], [], ["durable-dev digest-missing"]]);
  await write(KEY, stateText(4));

  await put(`${KEY}.tflock`, JSON.stringify(LOCK));
  expect(await everywhere()).toEqual([[], ["durable-dev lock-held"], ["durable-dev lock-held"]]);
  await item(KEY, "Info", JSON.stringify(LOCK));
  const held = { id: "42", who: "ann@laptop", since: LOCK.Created, operation: LOCK.Operation };
  expect((await look("both")).stacks[1]?.locks).toEqual([
    { place: "s3", ...held },
    { place: "dynamodb", ...held },
  ]);
  expect(await everywhere()).toEqual([
    ["durable-dev lock-held"],
    ["durable-dev lock-held"],
    ["durable-dev lock-held"],
  ]);
  await clients.s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: `${KEY}.tflock` }));
  await clients.dynamodb.send(
    new DeleteItemCommand({ TableName: TABLE, Key: { LockID: { S: `${BUCKET}/${KEY}` } } }),
  );

  await versioning("Suspended");
  expect(await faults("s3")).toEqual(["backend versioning-suspended"]);
  await versioning("Enabled");
  await clients.dynamodb.send(new DeleteTableCommand({ TableName: TABLE }));
  expect(await everywhere()).toEqual([["backend table-missing"], [], ["backend table-missing"]]);
});

it("does not judge where it could not look", async () => {
  await clients.s3.send(new CreateBucketCommand({ Bucket: BUCKET })).catch(() => undefined);
  const otherAccount = await failureOf(() => observe(clients, { ...environment, accountId: "999988887777" }));
  const otherRegion = await failureOf(() => observe(clients, { ...environment, region: "eu-west-1" }));
  const settings = { region: "us-east-1", forcePathStyle: true, credentials: lab.settings.credentials };
  const unreachable = verifyClients({ ...settings, endpoint: "http://127.0.0.1:9" });
  const noNetwork = await failureOf(() => observe(unreachable, environment));
  unreachable.destroy();
  expect([otherAccount, otherRegion, noNetwork].map(({ exitCode, parts }) => [exitCode, parts.what])).toEqual(
    [
      [1, "The credentials of this shell are of another account than the environment's"],
      [1, "The bucket of the state is not in the environment's region but in us-east-1"],
      [1, "AWS cannot be reached, so that the state cannot be looked at"],
    ],
  );
});
