import type { OrphanReport } from "../../src/state/recover/orphans/report";
import type { StateReport } from "../../src/state/verify/report";
import { LiveInventory } from "../e2e/support/live-inventory";
import { Account, ACCOUNT_ID, requireExit, say } from "./support/account";
import { recordTrials, type Trial } from "./support/figures";
import { killDeploy } from "./support/kill-deploy";
import { runbook } from "./support/runbook";

const MINUTE = 60_000;
const ENVIRONMENT = { ENVIRONMENT: "dev" };
const STACK = "cdktf.out/stacks/durable-dev";

/**
 * Three accounts side by side, three kills each: every deploy adopts what the one before it left, and is itself killed
 * after so many further resources, from the first ones to where balancers and the database are being made.
 */
const LANES = [
  { lane: "first", kills: [2, 12, 16] },
  { lane: "second", kills: [6, 16, 10] },
  { lane: "third", kills: [20, 8, 12] },
] as const;

const trials: Trial[] = [];

it.concurrent.each(LANES)(
  "the $lane system is killed after $kills resources, and a plain deploy makes it whole",
  async ({ lane, kills }) => {
    const account = new Account();
    const measured: Trial[] = [];
    try {
      await account.start();
      await account.durableEnds(0, "state", "bootstrap", "--environment", "dev");
      for (const [index, count] of kills.entries()) {
        await killDeploy(account, count);
        await expectStuckLock(account);
        const orphans = await countOrphans(account);
        const plain = await account.terraform(
          STACK,
          ...["plan", "-detailed-exitcode", "-lock=false", "-refresh=false", "-no-color", "-input=false"],
        );
        say(`${lane}, kill ${index + 1} of ${kills.length}: ${orphans} orphans`);
        measured.push({
          fault: `apply killed after ${count} further resources (${lane} system, kill ${index + 1})`,
          locking: "both",
          durable: { detected: true, recovered: true },
          terraform: { detected: plain.exitCode === 1, recovered: false },
        });
        if (index < kills.length - 1)
          await account.durableEnds(0, "state", "orphans", "--environment", "dev", "--write");
      }
      requireExit(0, "adopt", await account.script(runbook("adopt"), ENVIRONMENT));
      await expectWhole(account);
      // Only now is it known that what was left at each of its kills was made good.
      trials.push(...measured);
      say(`${lane}: whole again`);
    } finally {
      await account.end();
    }
  },
  72 * MINUTE,
);

it("has measured everything", () => {
  expect(trials).toHaveLength(LANES.reduce((sum, { kills }) => sum + kills.length, 0));
  recordTrials(
    "killed-applies",
    trials.toSorted((left, right) => (left.fault < right.fault ? -1 : 1)),
  );
});

async function expectStuckLock(account: Account): Promise<void> {
  const verified = await account.durableEnds(3, "state", "verify", "--environment", "dev", "--json");
  const { findings, stacks } = JSON.parse(verified.stdout) as StateReport;
  expect(findings.map(({ stack, fault }) => [stack, fault])).toContainEqual(["durable-dev", "lock-held"]);
  const id = stacks.flatMap(({ locks }) => locks)[0]?.id ?? "none";
  // Killed between the object and its digest it says so, and mends that too.
  requireExit(0, "unlock", await account.script(runbook("unlock"), { ...ENVIRONMENT, LOCK_ID: id }));
  await account.durableEnds(0, "state", "verify", "--environment", "dev");
}

async function countOrphans(account: Account): Promise<number> {
  const { stdout } = await account.durableEnds(
    3,
    ...["state", "orphans", "--environment", "dev", "--json", "--quiet"],
  );
  const { stacks, strangers } = JSON.parse(stdout) as OrphanReport;
  expect({ strangers, ambiguous: stacks.flatMap(({ ambiguous }) => ambiguous) }).toEqual({
    strangers: [],
    ambiguous: [],
  });
  return stacks.reduce((sum, { orphans }) => sum + orphans.length, 0);
}

/** Nothing twice, nothing outside of the state, nothing left to change. */
async function expectWhole(account: Account): Promise<void> {
  const inventory = new LiveInventory(account.endpoint);
  const live = await inventory.live();
  expect(live).toEqual(await inventory.recorded("dev", ACCOUNT_ID));
  expect(live.length).toBeGreaterThan(80);
  await account.durableEnds(0, "state", "orphans", "--environment", "dev");
  await account.durableEnds(0, "state", "verify", "--environment", "dev");
  const plan = await account.terraform(STACK, "plan", "-detailed-exitcode", "-no-color", "-input=false");
  requireExit(0, "terraform plan", plan);
}
