import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { verifyClients } from "../../src/state/verify/clients";
import { readVersions } from "../../src/state/verify/read-versions";
import type { StateReport } from "../../src/state/verify/report";
import { LiveInventory } from "../e2e/support/live-inventory";
import {
  Account,
  ACCOUNT_ID,
  BUCKET,
  DURABLE_KEY,
  requireExit,
  say,
  STATE_KEY,
  TABLE,
} from "./support/account";
import { recordTrials, type Trial } from "./support/figures";
import { runbook } from "./support/runbook";

const MINUTE = 60_000;
const STACK = "cdktf.out/stacks/durable-dev";
const PLAN = ["plan", "-detailed-exitcode", "-no-color", "-input=false"];
const LOCKINGS = ["both", "dynamodb", "s3"] as const;
type Locking = (typeof LOCKINGS)[number];

/** What Terraform itself finds wrong, measured: the fault and the locking modes in which it plans on regardless. */
const SILENT: Readonly<Record<string, readonly Locking[]>> = {
  "state-truncated": [],
  "state-empty": ["s3"],
  "state-not-json": [],
  "foreign-lineage": ["s3"],
  "older-state": ["s3"],
};

describe("the state of a deployed system", () => {
  const account = new Account();
  const trials: Trial[] = [];
  let locking: Locking = "both";

  beforeAll(async () => {
    await account.start();
    await account.durableEnds(0, "state", "bootstrap", "--environment", "dev");
    say("deploying durable-dev, about four minutes");
    requireExit(0, "deploy", await account.cdktf("deploy", "durable-dev"));
    say("deployed");
  }, 60 * MINUTE);
  afterAll(() => account.end(), 3 * MINUTE);

  const read = async (Key: string): Promise<string> => {
    const { Body } = await account.clients().s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
    return (await Body?.transformToString()) ?? "";
  };
  const put = (text: string) =>
    account
      .clients()
      .s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: DURABLE_KEY, Body: Buffer.from(text) }));
  const plan = (...args: string[]) => account.terraform(STACK, ...PLAN, ...args);

  /** The last state before the present one that lists fewer resources: what a careless restore brings back. */
  async function olderState(): Promise<string> {
    const { settings, s3 } = account.clients();
    const clients = verifyClients({ ...settings, forcePathStyle: true });
    const object = { bucket: BUCKET, key: DURABLE_KEY, region: settings.region, accountId: ACCOUNT_ID };
    const { versions } = await readVersions(clients, object);
    clients.destroy();
    const [newest] = versions;
    const older = versions.find(
      (version) => lineageOf(version) === lineageOf(newest) && resourcesOf(version) < resourcesOf(newest),
    );
    if (older === undefined) throw new Error("the deploy left no version with fewer resources");
    const { Body } = await s3.send(
      new GetObjectCommand({ Bucket: BUCKET, Key: DURABLE_KEY, VersionId: older.versionId }),
    );
    return (await Body?.transformToString()) ?? "";
  }

  async function switchTo(next: Locking): Promise<void> {
    if (next !== locking) {
      const written = (one: Locking) =>
        one === "both" ? 'name: "dev",' : `name: "dev", stateBackend: { locking: "${one}" },`;
      account.project.edit("src/environments/dev.ts", written(locking), written(next));
      locking = next;
      requireExit(0, "synth", await account.cdktf("synth"));
    }
    requireExit(0, "init", await account.terraform(STACK, "init", "-reconfigure", "-input=false"));
  }

  it(
    "is applied by one of six at once; five are refused with the name of the one",
    async () => {
      account.project.edit(
        "src/environments/dev.ts",
        "flowLogRetentionDays: 7,",
        "flowLogRetentionDays: 14,",
      );
      requireExit(0, "synth", await account.cdktf("synth"));
      const folders = Array.from({ length: 6 }, (_, index) => `.durable/apply-${index}`);
      for (const folder of folders)
        cpSync(join(account.project.folder, STACK), join(account.project.folder, folder), {
          recursive: true,
          verbatimSymlinks: true,
        });
      const ended = await Promise.all(
        folders.map((folder) =>
          account.terraform(folder, "apply", "-auto-approve", "-no-color", "-input=false"),
        ),
      );
      const refused = ended.filter(({ exitCode }) => exitCode !== 0);
      expect(ended.map(({ exitCode }) => exitCode).sort()).toEqual([0, 1, 1, 1, 1, 1]);
      for (const { stderr } of refused) {
        expect(stderr).toContain("Error acquiring the state lock");
        expect(stderr).toMatch(/Who:\s+\S+@\S+/);
      }
      expect(
        new Set(refused.map(({ stderr }) => /Lock Info:[\s\S]*?\bID:\s+(\S+)/.exec(stderr)?.[1])).size,
      ).toBe(1);
      await account.durableEnds(0, "state", "verify", "--environment", "dev");
      const inventory = new LiveInventory(account.endpoint);
      expect(await inventory.live()).toEqual(await inventory.recorded("dev", ACCOUNT_ID));
      requireExit(0, "terraform plan", await plan());
      for (const folder of folders) rmSync(join(account.project.folder, folder), { recursive: true });
      const outcome = { detected: true, recovered: true };
      trials.push({ fault: "six applies at once", locking, durable: outcome, terraform: outcome });
      say("six applies at once: one applied, five refused");
    },
    30 * MINUTE,
  );

  const faults: readonly (readonly [string, (good: string) => string | Promise<string>])[] = [
    ["state-truncated", (good) => good.slice(0, good.length / 2)],
    ["state-empty", () => ""],
    ["state-not-json", () => "<html><body>502 Bad Gateway</body></html>"],
    ["foreign-lineage", () => read(STATE_KEY)],
    ["older-state", olderState],
  ];

  it.each(LOCKINGS)(
    'with locking "%s": every fault of it is named, and the last good version comes back',
    async (mode) => {
      await switchTo(mode);
      for (const [fault, spoil] of faults) {
        const good = await read(DURABLE_KEY);
        await put(await spoil(good));
        const spoilt = await read(DURABLE_KEY);
        const plain = await plan("-refresh=false");
        const detectedByTerraform = plain.exitCode === 1;
        const recoveredByTerraform = (await read(DURABLE_KEY)) === good;
        expect({ fault, mode, silent: !detectedByTerraform }).toEqual({
          fault,
          mode,
          silent: SILENT[fault]?.includes(mode) === true,
        });
        const verified = await account.durableEnds(3, "state", "verify", "--environment", "dev", "--json");
        const { findings } = JSON.parse(verified.stdout) as StateReport;
        expect(findings.map((one) => [one.stack, one.fault])).toEqual([["durable-dev", fault]]);
        expect(await read(DURABLE_KEY)).toBe(spoilt);
        requireExit(3, "dry run", await account.script(runbook("restore-look"), { ENVIRONMENT: "dev" }));
        // With its `cdktf diff` in the default mode alone: a plan of Terraform's own follows in each.
        const restore = mode === "both" ? runbook("restore") : runbook("restore-state");
        requireExit(0, "recover", await account.script(restore, { ENVIRONMENT: "dev" }));
        expect(await read(DURABLE_KEY)).toBe(good);
        requireExit(0, "verify", await account.script(runbook("look"), { ENVIRONMENT: "dev" }));
        requireExit(0, "terraform plan after the recovery", await plan());
        trials.push({
          fault,
          locking: mode,
          durable: { detected: true, recovered: true },
          terraform: { detected: detectedByTerraform, recovered: recoveredByTerraform },
        });
        say(
          `${fault}, locking "${mode}": Terraform ${detectedByTerraform ? "refuses" : "goes on"}; recovered`,
        );
      }
    },
    72 * MINUTE,
  );

  it(
    "with a digest of other bytes: named, and written anew",
    async () => {
      await switchTo("both");
      const item = { LockID: { S: `${BUCKET}/${DURABLE_KEY}-md5` }, Digest: { S: "0".repeat(32) } };
      await account.clients().dynamodb.send(new PutItemCommand({ TableName: TABLE, Item: item }));
      const plain = await plan("-refresh=false");
      const verified = await account.durableEnds(3, "state", "verify", "--environment", "dev", "--json");
      const { findings } = JSON.parse(verified.stdout) as StateReport;
      expect(findings.map((one) => [one.stack, one.fault])).toEqual([["durable-dev", "digest-mismatch"]]);
      requireExit(0, "recover", await account.script(runbook("restore"), { ENVIRONMENT: "dev" }));
      requireExit(0, "terraform plan after the recovery", await plan());
      trials.push({
        fault: "digest-mismatch",
        locking: "both",
        durable: { detected: true, recovered: true },
        terraform: { detected: plain.exitCode === 1, recovered: false },
      });
      expect(plain.exitCode).toBe(1);
    },
    24 * MINUTE,
  );

  it("has measured everything", () => {
    expect(trials).toHaveLength(1 + LOCKINGS.length * faults.length + 1);
    recordTrials("state-faults", trials);
  });
});

type Version = Awaited<ReturnType<typeof readVersions>>["versions"][number] | undefined;

function resourcesOf(version: Version): number {
  return version?.content.kind === "state" ? version.content.managed.length : 0;
}

function lineageOf(version: Version): string {
  return version?.content.kind === "state" ? version.content.lineage : "none";
}
