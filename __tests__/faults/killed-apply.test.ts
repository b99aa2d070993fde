import { stripVTControlCharacters } from "node:util";
import { killDeploy } from "./support/kill-deploy";
import { KilledSystem } from "./support/killed-system";

const MINUTE = 60_000;
/** About the middle of what needs no other: groups, subnets and tables are there, rules and endpoints are not. */
const CREATED = 25;

describe("an apply that is killed in the middle", () => {
  const killed = new KilledSystem();
  let orphanCount = 0;

  beforeAll(() => killed.start(), 15 * MINUTE);
  afterAll(() => killed.account.end(), 6 * MINUTE);

  it(
    "leaves a lock and orphans: both are named, and while the lock is there nothing is adopted",
    async () => {
      const created = await killDeploy(killed.account, CREATED);
      const { findings } = await killed.verify();
      // Killed between the state's object and its digest it says that too, and the release of the lock mends it.
      const named = findings.map(({ stack, fault }) => `${stack} ${fault}`);
      expect(named.filter((name) => !name.startsWith("durable-dev digest-"))).toEqual([
        "durable-dev lock-held",
      ]);
      const { stacks, strangers } = await killed.orphans(3);
      expect(stacks.map(({ stack, ambiguous, undecided }) => ({ stack, ambiguous, undecided }))).toEqual([
        { stack: "state-dev", ambiguous: [], undecided: [] },
        { stack: "durable-dev", ambiguous: [], undecided: [] },
      ]);
      expect(strangers).toEqual([]);
      const found = stacks[1]?.orphans.map(({ address }) => address) ?? [];
      orphanCount = found.length;
      const searched = new Set(killed.addresses());
      // Terraform writes the state every 20 s of an apply: what was recorded then is no orphan. What was being created
      // as it died may be one.
      const recorded = new Set(await killed.recordedAddresses());
      const left = created.filter((address) => searched.has(address) && !recorded.has(address));
      expect(found).toEqual(expect.arrayContaining(left));
      expect(left).not.toEqual([]);
      expect(await killed.refusal("--write")).toContain("The state is locked");
      expect(killed.account.project.exists("imports")).toBe(false);
    },
    30 * MINUTE,
  );

  it(
    "is made good by a plain deploy, which adopts every orphan and destroys nothing",
    async () => {
      await killed.unlock();
      const { written } = await killed.orphans(0, "--write");
      expect(written).toEqual(["imports/durable-dev.json"]);
      const deploy = await killed.account.cdktf("deploy", "durable-dev");
      const said = stripVTControlCharacters(deploy.stdout + deploy.stderr);
      expect({ exitCode: deploy.exitCode, said: deploy.exitCode === 0 ? "" : said }).toEqual({
        exitCode: 0,
        said: "",
      });
      expect(said).toMatch(
        new RegExp(`Plan: ${orphanCount} to import, \\d+ to add, \\d+ to change, 0 to destroy`),
      );
    },
    30 * MINUTE,
  );

  it(
    "has nothing twice and nothing outside of the state afterwards",
    async () => {
      const { live, recorded } = await killed.inventory();
      expect(live).toEqual(recorded);
      expect(live.length).toBeGreaterThan(80);
      const { clean, removed } = await killed.orphans(0, "--write");
      expect({ clean, removed }).toEqual({ clean: true, removed: ["imports/durable-dev.json"] });
      expect((await killed.verify()).findings).toEqual([]);
    },
    15 * MINUTE,
  );

  it(
    "is nothing against a state that forgot the whole system: every address is found, and adopted",
    async () => {
      const before = await killed.inventory();
      await killed.forget();
      const { stacks, unfinished, strangers } = await killed.orphans(0, "--write");
      expect({ unfinished, strangers, count: stacks[1]?.orphans.length }).toEqual({
        unfinished: [],
        strangers: [],
        count: killed.addresses().length,
      });
      expect(stacks[1]?.orphans.map(({ address }) => address)).toEqual(killed.addresses());
      const deploy = await killed.account.cdktf("deploy", "durable-dev");
      const said = stripVTControlCharacters(deploy.stdout + deploy.stderr);
      expect({ exitCode: deploy.exitCode, said: deploy.exitCode === 0 ? "" : said }).toEqual({
        exitCode: 0,
        said: "",
      });
      expect(said).toMatch(/ 0 to destroy/);
      expect(await killed.inventory()).toEqual(before);
      expect((await killed.orphans(0, "--write")).clean).toBe(true);
    },
    45 * MINUTE,
  );
});
