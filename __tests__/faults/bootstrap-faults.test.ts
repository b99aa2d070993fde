import { GetObjectCommand, HeadBucketCommand } from "@aws-sdk/client-s3";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { killTree } from "../e2e/support/kill-tree";
import { Account, BUCKET, requireExit, say, STATE_KEY } from "./support/account";
import { descendantsOf } from "./support/descendants";
import { recordTrials, type Trial } from "./support/figures";
import { runbook } from "./support/runbook";
import type { Launched } from "./support/launch";

type Condition = (run: Launched) => boolean | Promise<boolean>;

const MINUTE = 60_000;
const BOOTSTRAP = ["state", "bootstrap", "--environment", "dev"];
const DEPLOY_LOG = ".durable/aws/dev/logs/deploy-state-dev.log";
const STACK_FOLDER = ".durable/aws/dev/cdktf.out/stacks/state-dev";
const trials: Trial[] = [];
/** What the state stack is made of, however often its making was ended. */
const PARTS = [
  "aws_kms_alias alias/durable-dev-data",
  "aws_kms_alias alias/durable-dev-state",
  "aws_s3_bucket durable-dev-state-111122223333",
  "aws_s3_bucket durable-dev-state-logs-111122223333",
];

/** One bucket, one table, one key for each purpose, the state in the bucket, nothing that a plan would change. */
async function expectTheEnd(account: Account): Promise<void> {
  const live = await account.live();
  expect(live.filter((line) => !line.startsWith("aws_kms_key "))).toEqual(PARTS);
  expect(live.filter((line) => line.startsWith("aws_kms_key "))).toHaveLength(2);
  const { s3 } = account.clients();
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: STATE_KEY }));
  const { resources } = JSON.parse((await Body?.transformToString()) ?? "") as {
    resources: { mode: string; type: string }[];
  };
  const managed = resources.filter(({ mode }) => mode === "managed");
  expect(managed).toHaveLength(19);
  expect(managed.filter(({ type }) => type === "aws_dynamodb_table")).toHaveLength(1);
  await account.durableEnds(0, "state", "verify", "--environment", "dev");
  const plan = await account.terraform(
    STACK_FOLDER,
    "plan",
    "-detailed-exitcode",
    "-no-color",
    "-input=false",
  );
  requireExit(0, "terraform plan of the state stack", plan);
}

describe("a bootstrap that is killed with all that it started, again and again", () => {
  const account = new Account();
  beforeAll(() => account.start(), 3 * MINUTE);
  afterAll(() => account.end(), 3 * MINUTE);

  const created = (count: number) => () =>
    account.project.exists(DEPLOY_LOG) &&
    (account.project.read(DEPLOY_LOG).match(/: Creation complete after /g) ?? []).length >= count;
  const exists = (Key?: string) => async () => {
    const { s3 } = account.clients();
    const asked =
      Key === undefined
        ? s3.send(new HeadBucketCommand({ Bucket: BUCKET }))
        : s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
    return asked.then(
      () => true,
      () => false,
    );
  };
  const migrates = (run: Launched) =>
    descendantsOf(run.child.pid ?? 0).some((args) => args.includes("-migrate-state"));
  const points: readonly (readonly [string, Condition])[] = [
    ["the bucket exists", exists()],
    ["Terraform has created 2 resources", created(2)],
    ["Terraform has created another 4", created(4)],
    ["Terraform waits for the bucket's lifecycle", () => created(8)() || waits()],
    ["the state is about to move", migrates],
    ["the state is in the bucket", exists(STATE_KEY)],
  ];
  const waits = () =>
    account.project.exists(DEPLOY_LOG) &&
    /lifecycle_configuration\.state.*Still creating/.test(account.project.read(DEPLOY_LOG));

  it(
    "goes on each time, or names the command that lets it, and reaches the same end",
    async () => {
      const measured: Trial[] = [];
      for (const [what, condition] of points) {
        rmSync(join(account.project.folder, DEPLOY_LOG), { force: true });
        const run = account.launchDurable(account.project, ...BOOTSTRAP);
        await until(`${what}, or it names a lock`, run, condition);
        await killTree(run.child.pid ?? 0);
        await run.done;
        say(`bootstrap killed when ${what}`);
        await releaseWhatIsNamed(account);
        measured.push({ fault: `bootstrap killed: ${what}`, durable: { detected: true, recovered: true } });
      }
      requireExit(0, "bootstrap", await account.durable(...BOOTSTRAP));
      await expectTheEnd(account);
      const again = requireExit(
        0,
        "bootstrap",
        await account.script(runbook("bootstrap"), { ENVIRONMENT: "dev" }),
      );
      expect(again.stdout).toContain("the state backend was there");
      await expectTheEnd(account);
      trials.push(...measured, { fault: "bootstrap twice", durable: { detected: true, recovered: true } });
    },
    90 * MINUTE,
  );
});

describe("two people who bootstrap at once", () => {
  const account = new Account();
  beforeAll(() => account.start(), 3 * MINUTE);
  afterAll(() => account.end(), 3 * MINUTE);

  it(
    "one makes it, the other is told who does; both end with the same state backend",
    async () => {
      const colleague = account.colleague();
      const runs = [account.project, colleague].map((project) =>
        account.launchDurable(project, ...BOOTSTRAP),
      );
      const ended = await Promise.all(runs.map(({ done }) => done));
      expect(ended.map(({ exitCode }) => exitCode).sort()).toEqual([0, 1]);
      const refused = ended.find(({ exitCode }) => exitCode === 1);
      expect(refused?.stderr).toContain("Somebody else makes this state backend at the moment");
      expect(refused?.stderr).toMatch(/given: {3}\S+@\S+:\/\S+, since \d{4}-/);
      for (const project of [account.project, colleague])
        requireExit(0, "bootstrap", await account.launchDurable(project, ...BOOTSTRAP).done);
      await expectTheEnd(account);
      trials.push({ fault: "two bootstraps at once", durable: { detected: true, recovered: true } });
    },
    48 * MINUTE,
  );
});

it("has measured everything", () => {
  expect(trials).toHaveLength(8);
  recordTrials("bootstrap-faults", trials);
});

/** Whether a lock is in the way, the bootstrap itself says; the command that it names is run as it stands there. */
async function releaseWhatIsNamed(account: Account): Promise<void> {
  const verified = await account.durable("state", "verify", "--environment", "dev");
  if (!verified.stdout.includes("lock-held")) return;
  const refused = await account.durableEnds(1, ...BOOTSTRAP);
  const [, command = "none"] = /(npx durable state recover .*--unlock \S+)/.exec(refused.stderr) ?? [];
  say(`it names: ${command}`);
  const released = await account.script(`${command} --yes`, {});
  // 3 where the state has not arrived in the bucket yet: that is for the bootstrap to mend.
  expect({ exitCode: released.exitCode, said: released.stdout + released.stderr }).toEqual({
    exitCode: released.exitCode === 3 ? 3 : 0,
    said: expect.not.stringContaining("lock-held of state-dev is left") as string,
  });
}

async function until(what: string, run: Launched, condition: Condition): Promise<void> {
  const deadline = Date.now() + 12 * MINUTE;
  while (!(await condition(run))) {
    if (run.child.exitCode !== null) throw new Error(`it ended before ${what}:\n${run.output()}`);
    if (Date.now() > deadline) throw new Error(`never came to pass: ${what}\n${run.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
