import { createProgram } from "../../src/cli/program";
import { DurableError } from "../../src/foundation/errors";
import { readRecorded } from "../review/plans/recorded";
import { type FakeHost, type FakeMachine, fakeHost } from "./support/fake-host";
import { UNINTERRUPTED } from "./support/uninterrupted";

const RISKY = readRecorded("database-replaced");
const CALM = readRecorded("no-change");
const NO_RISK = readRecorded("third-zone");
const WAIVED = JSON.stringify({
  waivers: ["database-replaced", "delete-before-create", "final-snapshot-skipped", "identity-changed"].map(
    (risk) => ({ risk, address: "*", reason: "the playground starts over", expires: "2026-12-31" }),
  ),
});

async function run(machine: FakeMachine, ...args: string[]) {
  const host: FakeHost = fakeHost(machine);
  const program = createProgram({ host, projectFolder: "/p", interruption: () => UNINTERRUPTED });
  for (const command of [program, ...program.commands]) command.exitOverride();
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    await program.parseAsync(["review", ...args], { from: "user" });
    return { host, error: undefined, exitCode: process.exitCode };
  } catch (error) {
    return { host, error, exitCode: process.exitCode };
  } finally {
    process.exitCode = before;
  }
}

const withFile = (text: string, more: Readonly<Record<string, string>> = {}) => ({
  files: { "/plan.json": text, ...more },
});

describe("durable review", () => {
  it("prints the verdict first, and ends with 3 where a risk is as severe as asked", async () => {
    const { host, exitCode, error } = await run(withFile(RISKY), "--plan", "/plan.json", "-e", "dev");
    expect(error).toBeUndefined();
    expect(host.written.stdout).toMatch(/^CRITICAL 3 critical, 1 high, 1 medium: aws_db_instance\.database/u);
    expect(exitCode).toBe(3);
    expect(host.written.stderr).toMatch(/^ok +read the plan/u);
  });

  it.each([
    ["--fail-on", "never", undefined],
    ["--fail-on", "medium", 3],
    ["--waivers", "/waivers.json", undefined],
  ])("with %s %s ends with %s", async (option, value, expected) => {
    const machine = withFile(RISKY, { "/waivers.json": WAIVED });
    const { exitCode, error } = await run(machine, "--plan", "/plan.json", "-e", "dev", option, value);
    expect([error, exitCode]).toEqual([undefined, expected]);
  });

  it("ends with 2 where something changes and it is asked, with 0 where nothing does", async () => {
    const codes = [NO_RISK, CALM].map(async (plan) => {
      const { exitCode } = await run(
        { files: { "/dev/stdin": plan } },
        "-",
        "-e",
        "dev",
        "--detailed-exitcode",
      );
      return exitCode;
    });
    expect(await Promise.all(codes)).toEqual([2, undefined]);
  });

  it("prints one document with --json, and writes the other forms beside it", async () => {
    const { host } = await run(
      withFile(RISKY),
      ...["--plan", "/plan.json", "--json", "--quiet"],
      ...["--markdown", "/out/a.md", "--html", "/out/a.html", "--sarif", "/out/a.sarif"],
    );
    const report = JSON.parse(host.written.stdout) as Record<string, unknown>;
    expect([report["schemaVersion"], report["source"], host.written.stderr]).toEqual([
      1,
      "plan /plan.json",
      "",
    ]);
    expect(host.paths()).toEqual(["/out/a.html", "/out/a.md", "/out/a.sarif", "/plan.json"]);
    expect(host.files.read("/out/a.md")).toMatch(/^<!-- durable-review:/u);
    expect(host.files.read("/out/a.html")).toMatch(/^<!doctype html>/iu);
    expect(JSON.parse(host.files.read("/out/a.sarif") ?? "")).toMatchObject({ version: "2.1.0" });
  });

  it("takes the plan that `cdktf diff` left, by Terraform, and the project's own waivers", async () => {
    const { host, exitCode, error } = await run(
      {
        files: {
          "/p/cdktf.out/stacks/durable-dev/plan": "PK",
          "/p/review-waivers.json": WAIVED,
          "/bin/terraform": "",
        },
        env: { PATH: "/bin", TF_CLI_CONFIG_FILE: "/rc", AWS_SECRET_ACCESS_KEY: "s" },
        reachable: ["registry.terraform.io"],
        run: ({ args }) =>
          args[0] === "version"
            ? { exitCode: 0, stdout: "Terraform v1.11.4\non linux_amd64\n" }
            : { exitCode: 0, stdout: RISKY },
      },
      ...["--stack", "durable-dev", "--json"],
    );
    expect(error).toBeUndefined();
    const shown = host.commands.find(({ args }) => args[0] === "show");
    expect([
      shown?.args,
      shown?.cwd,
      Object.keys(shown?.env ?? {}).filter((name) => name.includes("AWS")),
    ]).toEqual([["show", "-json", "plan"], "/p/cdktf.out/stacks/durable-dev", ["AWS_EC2_METADATA_DISABLED"]]);
    const { risks } = JSON.parse(host.written.stdout) as { risks: { id: string; waiver?: unknown }[] };
    expect(risks.filter(({ waiver }) => waiver === undefined).map(({ id }) => id)).toEqual(["fleet-rollout"]);
    expect(exitCode).toBeUndefined();
  });

  it.each<[string, FakeMachine, readonly string[], string]>([
    ["nothing", {}, [], "There is nothing to review"],
    ["two things", withFile(CALM), ["--plan", "/plan.json", "-"], "There is more than one thing to review"],
    ["a file without its kind", withFile(CALM), ["/plan.json"], "A file is named by its kind"],
    ["a file that is not there", {}, ["--plan", "/no.json"], "There is no such file"],
    ["a stack without a plan", {}, ["--stack", "durable-dev"], "run `npx cdktf diff durable-dev`"],
    ["a stack that is a path", {}, ["--stack", "../x"], "That is no name of a stack"],
    ["a state", withFile('{"version":4,"serial":1,"resources":[]}'), ["--plan", "/plan.json"], "next:"],
    ["half a plan", withFile(CALM.slice(0, 5000)), ["--plan", "/plan.json"], "next:"],
    [
      "waivers that are not there",
      withFile(CALM),
      ["--plan", "/plan.json", "--waivers", "/w.json"],
      "There is no such file",
    ],
  ])("refuses %s, and writes nothing", async (_what, machine, args, said) => {
    const { host, error } = await run(machine, ...args, "--markdown", "/out.md");
    expect(error).toBeInstanceOf(DurableError);
    expect((error as DurableError).message).toContain(said);
    expect((error as DurableError).exitCode).toBe(1);
    expect(host.written.stdout).toBe("");
    expect(host.paths()).not.toContain("/out.md");
  });

  it("refuses a severity that does not exist, with those that do", async () => {
    const { host, error } = await run(withFile(CALM), "--plan", "/plan.json", "--fail-on", "severe");
    expect(error).toMatchObject({ exitCode: 1 });
    expect(host.written.stderr).toContain("Allowed choices are critical, high, medium, low, never");
  });
});
