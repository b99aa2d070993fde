import {
  CreateAliasCommand,
  CreateKeyCommand,
  KMSClient,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { checkEnvironment } from "../../../src/config/check-environment";
import { dev } from "../../../src/environments/dev";
import { prod } from "../../../src/environments/prod";
import { awsBackendParts } from "../../../src/state/parts/aws-parts";
import { findNamedParts } from "../../../src/state/parts/named-parts";
import { verifyClients } from "../../../src/state/verify/clients";
import { type Lab, startLab } from "../gateway/support/lab";

const environment = checkEnvironment(dev);
let lab: Lab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab.end());

const partsOf = (owner: string) => {
  const { endpoint, credentials } = lab.settings;
  return awsBackendParts(environment, owner, { endpoint, credentials, forcePathStyle: true });
};

it("finds what an earlier bootstrap made: keys by their alias, and before they have one by their description", async () => {
  const parts = partsOf("ann@laptop:/p");
  await parts.observe();
  expect(await parts.findNamed()).toEqual(new Map());
  const kms = new KMSClient(lab.settings);
  const make = async (Description: string) =>
    (await kms.send(new CreateKeyCommand({ Description }))).KeyMetadata?.KeyId;
  const KeyId = await make("durable-dev: Terraform state and its locks");
  await kms.send(new ScheduleKeyDeletionCommand({ KeyId }));
  const stateKey = await make("durable-dev: Terraform state and its locks");
  await make("durable-prod: database, snapshots, secrets and logs");
  expect(await parts.findNamed()).toEqual(new Map([["aws_kms_key.state_key", stateKey]]));
  const other = await make("somebody made this one by hand");
  const alias = "alias/durable-dev-data";
  await kms.send(new CreateAliasCommand({ AliasName: alias, TargetKeyId: other }));
  await parts.createBucket();
  await parts.createBucket();
  await parts.createTable();
  await parts.observe();
  expect(await parts.findNamed()).toEqual(
    new Map([
      ["aws_s3_bucket.state", "durable-dev-state-111122223333"],
      ["aws_dynamodb_table.state_lock", "durable-dev-state-lock"],
      ["aws_kms_alias.data_key", alias],
      ["aws_kms_key.data_key", other],
      ["aws_kms_key.state_key", stateKey],
    ]),
  );
  kms.destroy();
  parts.destroy();
});

it("looks for the bucket last: where a key of somebody who begins at this moment was seen, so is the bucket", async () => {
  const { endpoint, credentials } = lab.settings;
  const settings = { endpoint, credentials, region: prod.region };
  const clients = verifyClients({ ...settings, forcePathStyle: true });
  const kms = new KMSClient(settings);
  const Bucket = "durable-prod-state-111122223333";
  kms.middlewareStack.add(
    (next) => async (args) => {
      await clients.s3.send(new CreateBucketCommand({ Bucket }));
      return next(args);
    },
    { step: "initialize" },
  );
  const found = await findNamedParts({ s3: clients.s3, kms }, checkEnvironment(prod), false);
  expect([...found.keys()]).toContain("aws_s3_bucket.state");
  kms.destroy();
  clients.destroy();
});

it("lets one at a time bootstrap, and the same one go on", async () => {
  const [ann, bob] = [partsOf("ann@laptop:/p"), partsOf("bob@desk:/q")];
  expect(await ann.claim()).toBeUndefined();
  expect(await ann.claim()).toBeUndefined();
  expect(await bob.claim()).toMatchObject({
    owner: "ann@laptop:/p",
    key: "state-dev/terraform.tfstate.tflock.bootstrap",
  });
  await bob.releaseClaim();
  expect(await bob.claim()).toMatchObject({ owner: "ann@laptop:/p" });
  await ann.releaseClaim();
  const claims = await Promise.all([ann.claim(), bob.claim()]);
  expect(claims.filter((claim) => claim === undefined)).toHaveLength(1);
  ann.destroy();
  bob.destroy();
});
