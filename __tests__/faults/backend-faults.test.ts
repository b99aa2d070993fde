import {
  DeleteTableCommand,
  DescribeTableCommand,
  PutItemCommand,
  UpdateTableCommand,
} from "@aws-sdk/client-dynamodb";
import {
  DeleteBucketCommand,
  DeleteBucketPolicyCommand,
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { createHash } from "node:crypto";
import type { StateReport } from "../../src/state/verify/report";
import type { Finished } from "../e2e/support/project";
import { stateText } from "../state/verify/observations";
import { readOnly } from "../support/read-only";
import { Account, BUCKET, DURABLE_KEY, requireExit, say, TABLE } from "./support/account";
import { recordTrials, type Trial } from "./support/figures";
import { runbook } from "./support/runbook";

const MINUTE = 60_000;
const ENVIRONMENT = { ENVIRONMENT: "dev" };
/** A page of Terraform's, or a bug of ours: neither is one clear error. */
const NOT_CLEAR = /│ Error|Lock Info|This is a bug|\n {4}at /;

/** A state backend without a system on it: what is done to its parts. */
describe("a state backend", () => {
  const account = new Account();
  const trials: Trial[] = [];
  beforeAll(async () => {
    await account.start();
    await account.durableEnds(0, "state", "bootstrap", "--environment", "dev");
    say("state backend made");
  }, 18 * MINUTE);
  afterAll(() => account.end(), 3 * MINUTE);

  const commands: Readonly<Record<string, (env?: Readonly<Record<string, string>>) => Promise<Finished>>> = {
    "cdktf deploy durable-dev": (env = {}) =>
      account.project.cdktf(account.shell(env), "deploy", "durable-dev"),
    "cdktf destroy state-dev": (env = {}) =>
      account.project.cdktf(account.shell(env), "destroy", "state-dev"),
    "state bootstrap": (env = {}) => durable(env, "bootstrap"),
    "state recover": (env = {}) => durable(env, "recover", "--yes"),
    "state verify": (env = {}) => durable(env, "verify"),
  };
  const durable = (env: Readonly<Record<string, string>>, verb: string, ...args: string[]) =>
    account.project.durableIn(account.shell(env), "state", verb, "--environment", "dev", ...args);

  /** Each command ends with 1 and says one thing in our words, and afterwards everything is as it was. */
  async function expectRefusals(
    fault: string,
    names: readonly string[],
    words: RegExp,
    env: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const before = await account.everything();
    for (const name of names) {
      const ended = (await commands[name]?.(env)) ?? fail(name);
      const shown = ended.stdout + ended.stderr;
      expect({ fault, name, exitCode: ended.exitCode, shown }).toEqual({
        fault,
        name,
        exitCode: 1,
        shown: expect.stringMatching(words) as string,
      });
      expect(shown).not.toMatch(NOT_CLEAR);
    }
    expect(await account.everything()).toEqual(before);
    say(`${fault}: refused by ${names.join(", ")}; nothing was changed`);
  }
  const faultsFound = async () => {
    const verified = await durable({}, "verify", "--json");
    return (JSON.parse(verified.stdout) as StateReport).findings.map(({ fault }) => fault);
  };
  const mended = async (fault: string, ...blocks: string[]) => {
    for (const block of blocks) requireExit(0, block, await account.script(block, ENVIRONMENT));
    await account.durableEnds(0, "state", "verify", "--environment", "dev");
    trials.push({ fault, durable: { detected: true, recovered: true } });
  };
  const digest = (key: string, text: string) =>
    account.clients().dynamodb.send(
      new PutItemCommand({
        TableName: TABLE,
        Item: {
          LockID: { S: `${BUCKET}/${key}-md5` },
          Digest: { S: createHash("md5").update(text).digest("hex") },
        },
      }),
    );
  const write = async (text: string) => {
    await account.clients().s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: DURABLE_KEY, Body: text }));
    await digest(DURABLE_KEY, text);
  };

  it(
    "met with credentials that may only read",
    async () => {
      await write(stateText(1, "ours", []));
      await digest(DURABLE_KEY, "something else");
      const proxy = await readOnly(account.endpoint);
      const env = { AWS_ENDPOINT_URL: proxy.endpoint("all") };
      const writing = [
        "cdktf deploy durable-dev",
        "cdktf destroy state-dev",
        "state bootstrap",
        "state recover",
      ];
      await expectRefusals("read-only credentials", writing, /may (?:only )?(?:read|not)/, env);
      expect((await durable(env, "verify")).exitCode).toBe(3);
      await proxy.end();
      await mended("read-only credentials", runbook("restore-state"));
    },
    24 * MINUTE,
  );

  it(
    "looked for in another region",
    async () => {
      const { project } = account;
      const file = "src/environments/dev.ts";
      project.edit(file, 'region: "us-east-1"', 'region: "us-west-2"');
      project.edit(file, '["us-east-1a", "us-east-1b"]', '["us-west-2a", "us-west-2b"]');
      await expectRefusals(
        "wrong region",
        Object.keys(commands),
        /is not in the environment's region but in us-east-1/,
      );
      project.edit(file, 'region: "us-west-2"', 'region: "us-east-1"');
      project.edit(file, '["us-west-2a", "us-west-2b"]', '["us-east-1a", "us-east-1b"]');
      await mended("wrong region");
    },
    24 * MINUTE,
  );

  it(
    "whose bucket keeps no versions any more",
    async () => {
      await account.clients().s3.send(
        new PutBucketVersioningCommand({
          Bucket: BUCKET,
          VersioningConfiguration: { Status: "Suspended" },
        }),
      );
      await expectRefusals(
        "versioning suspended",
        ["cdktf deploy durable-dev", "state recover"],
        /[Vv]ersioning/,
      );
      expect(await faultsFound()).toEqual(["versioning-suspended"]);
      await mended("versioning suspended", runbook("repair-backend"));
    },
    30 * MINUTE,
  );

  it(
    "whose table was deleted",
    async () => {
      const { dynamodb } = account.clients();
      const off = { TableName: TABLE, DeletionProtectionEnabled: false };
      await dynamodb.send(new UpdateTableCommand(off));
      await dynamodb.send(new DeleteTableCommand({ TableName: TABLE }));
      await expectRefusals("table deleted", ["cdktf deploy durable-dev", "state recover"], /lock table/);
      expect(await faultsFound()).toEqual(["table-missing"]);
      await mended("table deleted", runbook("repair-backend"), runbook("restore-state"));
      const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: TABLE }));
      expect(Table?.DeletionProtectionEnabled).toBe(true);
    },
    30 * MINUTE,
  );

  it(
    "asked to be destroyed while a state in it lists a resource, and then while none does",
    async () => {
      await write(stateText(2, "ours", ["a", "b"]));
      await expectRefusals(
        "destroy of the state stack",
        ["cdktf destroy state-dev"],
        /s3:\/\/durable-dev-state-111122223333\/durable-dev\/terraform\.tfstate lists 2 resources/,
      );
      await write(stateText(3, "ours", []));
      await expectRefusals(
        "destroy of the state stack",
        ["cdktf destroy state-dev"],
        /The stack state-dev is retained/,
      );
      const init = await account.terraform(
        "cdktf.out/stacks/state-dev",
        ...["init", "-input=false", "-no-color"],
      );
      requireExit(0, "init", init);
      const destroy = await account.terraform(
        "cdktf.out/stacks/state-dev",
        ...["plan", "-destroy", "-input=false", "-no-color"],
      );
      expect([destroy.exitCode, destroy.stderr.includes("prevent_destroy")]).toEqual([1, true]);
      await mended("destroy of the state stack");
    },
    30 * MINUTE,
  );

  it(
    "whose bucket was deleted, with every state in it",
    async () => {
      await deleteBucket(account);
      await expectRefusals(
        "bucket deleted",
        ["cdktf deploy durable-dev", "cdktf destroy state-dev", "state bootstrap", "state recover"],
        /does not exist|is gone/,
      );
      expect(await faultsFound()).toEqual(["bucket-missing"]);
      requireExit(
        0,
        "new bucket",
        await account.script(runbook("new-bucket"), { ...ENVIRONMENT, BUCKET, TABLE }),
      );
      await mended("bucket deleted");
    },
    36 * MINUTE,
  );

  it(
    "that is to be retired: gone, once no state lists a resource, with all that it was made of",
    async () => {
      account.project.edit(
        "src/environments/dev.ts",
        'name: "dev",',
        'name: "dev", stateBackend: { protection: { kind: "disposable", reason: "the project ends" } },',
      );
      requireExit(0, "retire", await account.script(runbook("retire"), ENVIRONMENT));
      expect(await account.live()).toEqual([]);
      const found = await account
        .clients()
        .dynamodb.send(new DescribeTableCommand({ TableName: TABLE }))
        .catch((error: unknown) => error);
      expect(found).toMatchObject({ name: "ResourceNotFoundException" });
    },
    48 * MINUTE,
  );

  it("has measured everything", () => {
    expect(trials.map(({ fault }) => fault)).toEqual([
      "read-only credentials",
      "wrong region",
      "versioning suspended",
      "table deleted",
      "destroy of the state stack",
      "bucket deleted",
    ]);
    recordTrials("backend-faults", trials);
  });
});

/** What it takes on AWS too: nothing may be in it. */
async function deleteBucket(account: Account): Promise<void> {
  const { s3 } = account.clients();
  const { Versions = [], DeleteMarkers = [] } = await s3.send(
    new ListObjectVersionsCommand({ Bucket: BUCKET }),
  );
  const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
  await s3.send(new DeleteBucketPolicyCommand({ Bucket: BUCKET }));
  await s3.send(new DeleteObjectsCommand({ Bucket: BUCKET, Delete: { Objects } }));
  await s3.send(new DeleteBucketCommand({ Bucket: BUCKET }));
}

function fail(name: string): never {
  throw new Error(`no command ${name}`);
}
