import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareTerraform } from "../../../src/deploy/prepare-terraform";
import { workFolder } from "../../../src/deploy/work-folder";
import type { DrillReport } from "../../../src/drill/drill-report";
import { nodeHost } from "../../../src/foundation/node-host";
import { said } from "../support/said";
import { DECLARED, reportOfSynthesized, SYSTEM } from "./support/systems";
import { inWordsOfHand } from "./support/words";

// Three runs of Terraform: half a minute, on a busy machine minutes.
jest.setTimeout(600_000);

const host = nodeHost();
const PROGRAM = join(__dirname, "../../../bin/durable.js");
const scratch = mkdtempSync(join(tmpdir(), "durable-by-hand-"));

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test("Terraform and the provider accept it", async () => {
  const { terraform, cliConfigPath } = await prepareTerraform(host, workFolder(scratch, "test"));
  const env = {
    PATH: process.env["PATH"] ?? "",
    HOME: scratch,
    CHECKPOINT_DISABLE: "1",
    ...(cliConfigPath === undefined ? {} : { TF_CLI_CONFIG_FILE: cliConfigPath }),
  };
  const cwd = join(scratch, "system");
  cpSync(SYSTEM, cwd, { recursive: true });
  const run = (...args: string[]) => host.run({ program: terraform.path, args, cwd, env });
  expect(await run("init", "-backend=false", "-input=false", "-no-color")).toMatchObject({ exitCode: 0 });
  const { exitCode, stdout } = await run("validate", "-json");
  expect([exitCode, (JSON.parse(stdout) as { diagnostics: unknown }).diagnostics]).toEqual([0, []]);
});

test("`durable drill --dir` says of it, word for word, what it says of the synthesized stack", async () => {
  const before = readdirSync(SYSTEM, { recursive: true });
  const declared = join(scratch, "declared.json");
  writeFileSync(declared, DECLARED);
  const args = [PROGRAM, "drill", "--dir", SYSTEM, "--declared", declared, "--json"];
  const env = { PATH: process.env["PATH"] ?? "", HOME: scratch };
  const { exitCode, stdout, stderr } = await host.run({ program: process.execPath, args, cwd: scratch, env });
  expect([exitCode, stderr]).toEqual([
    0,
    expect.stringMatching(/^ok {4}terraform test, every provider mocked/),
  ]);
  const report = JSON.parse(stdout) as DrillReport;
  const expected = JSON.parse(JSON.stringify(inWordsOfHand(reportOfSynthesized()))) as DrillReport;
  expect(report.source).toBe(`folder ${SYSTEM}`);
  expect(report.failures.length).toBe(50);
  expect(said(report).failures).toEqual(said(expected).failures);
  expect(said(report)).toEqual(said(expected));
  expect(readdirSync(SYSTEM, { recursive: true })).toEqual(before);
});
