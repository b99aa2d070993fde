import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { leaksIn } from "../support/leaks";

const ROOT = join(__dirname, "..", "..");
const STACKS = ["durable-dev", "durable-prod", "state-dev", "state-prod"];

/** Two machines as different as two runs on one can be. */
const MACHINES = [
  { TZ: "Pacific/Kiritimati", LANG: "C", LC_ALL: "C", USER: "root", HOME: "/nonexistent" },
  {
    TZ: "America/St_Johns",
    LANG: "tr_TR.UTF-8",
    LC_ALL: "tr_TR.UTF-8",
    CI: "1",
    NO_COLOR: "1",
    AWS_REGION: "eu-west-1",
  },
];

const folders = MACHINES.map(() => mkdtempSync(join(tmpdir(), "durable-synth-")));
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** Runs the command of cdktf.json, as the cdktf CLI does. */
async function synthesizeInto(folder: string, env: NodeJS.ProcessEnv): Promise<ReadonlyMap<string, string>> {
  const { app } = JSON.parse(readFileSync(join(ROOT, "cdktf.json"), "utf8")) as { readonly app: string };
  const [program = "", ...args] = app.split(" ");
  expect(program).toBe("node");
  const { stderr } = await promisify(execFile)(process.execPath, args, {
    cwd: ROOT,
    env: { PATH: process.env["PATH"], CDKTF_OUTDIR: folder, ...env },
  });
  expect(stderr).toBe("");
  const stacks = join(folder, "stacks");
  return new Map(
    readdirSync(stacks)
      .sort()
      .map((name) => [name, readFileSync(join(stacks, name, "cdk.tf.json"), "utf8")]),
  );
}

describe("the app program", () => {
  it("writes the same bytes whatever the machine, and nothing of the machine into them", async () => {
    const runs = await Promise.all(
      MACHINES.map((machine, index) => synthesizeInto(folders[index] ?? "", machine)),
    );
    const [first, second] = runs;
    expect([...(first?.keys() ?? [])]).toEqual(STACKS);
    for (const name of STACKS) {
      const text = first?.get(name) ?? "";
      expect(second?.get(name) === text ? "the same" : `${name} differs`).toBe("the same");
      expect(leaksIn(JSON.parse(text))).toEqual([]);
    }
  });
});
