import { createProgram } from "../../src/cli/program";
import { DurableError } from "../../src/foundation/errors";
import { dev, prod } from "../support/environments";
import { synthesize } from "../support/synth";
import { type FakeHost, fakeHost } from "./support/fake-host";
import { UNINTERRUPTED } from "./support/uninterrupted";

const FILES = Object.fromEntries(
  [dev, prod].flatMap((environment) => {
    const { state, durable } = synthesize(environment);
    return [
      [`/p/cdktf.out/stacks/state-${environment.name}/cdk.tf.json`, JSON.stringify(state)],
      [`/p/cdktf.out/stacks/durable-${environment.name}/cdk.tf.json`, JSON.stringify(durable)],
    ];
  }),
);

async function run(files: Readonly<Record<string, string>>, ...args: string[]) {
  const host: FakeHost = fakeHost({ files, env: { HOME: "/home/ann" } });
  const program = createProgram({ host, projectFolder: "/p", interruption: () => UNINTERRUPTED });
  for (const command of [program, ...program.commands]) command.exitOverride();
  try {
    await program.parseAsync(["handoff", ...args], { from: "user" });
    return { host, error: undefined };
  } catch (error) {
    return { host, error };
  }
}

const written = (host: FakeHost): readonly string[] =>
  host.paths().filter((path) => path.startsWith("/out/"));

describe("durable handoff", () => {
  it("writes the module, prints its folder on stdout and the rest on stderr", async () => {
    const { host, error } = await run(FILES, "--stack", "durable-dev", "--out", "/out/dev");
    expect(error).toBeUndefined();
    expect(host.written.stdout).toBe("/out/dev\n");
    expect(host.written.stderr).toMatch(/^\d+ files; how to use them: \/out\/dev\/README\.md\n$/u);
    expect(host.files.read("/out/dev/DRILL.md")).toMatch(/^# Drill: stack durable-dev: \w+/u);
    expect(written(host)).toContain("/out/dev/variables.tf.json");
    expect(host.commands).toEqual([]);
  });

  it("writes HCL with --format hcl, and nothing to stderr with --quiet", async () => {
    const { host } = await run(
      FILES,
      "--stack",
      "durable-prod",
      "--out",
      "/out/prod",
      "--format",
      "hcl",
      "-q",
    );
    expect(host.written.stderr).toBe("");
    expect(host.files.read("/out/prod/variables.tf")).toMatch(/^variable "name" \{\n/u);
  });

  it.each([
    [["--out", "/out/x"], "error: required option '--stack <name>' not specified"],
    [["--stack", "durable-dev"], "error: required option '--out <folder>' not specified"],
    [["--stack", "durable-dev", "--out", "/out/x", "--format", "yaml"], "Allowed choices are json, hcl."],
    [["--stack", "../../etc", "--out", "/out/x"], "That stack is not handed off"],
    [["--stack", "state-dev", "--out", "/out/x"], "That stack is not handed off"],
    [["--stack", "durable-none", "--out", "/out/x"], "That stack is not handed off"],
    [["--stack", "durable-dev", "--out", "/"], "That is the root of the file system"],
    [["--stack", "durable-dev", "--out", "/home/ann"], "That is your home folder, or holds it"],
    [["--stack", "durable-dev", "--out", "/p/src"], "That folder is the project's own"],
  ])("%j: %s", async (args, words) => {
    const { host, error } = await run(FILES, ...args);
    expect(String((error as Error).message)).toContain(words);
    expect(written(host)).toEqual([]);
    expect(host.written.stdout).toBe("");
  });

  it.each([
    ["nothing was synthesized", {}, "There is no such file", "run `npx cdktf synth` first"],
    [
      "the file is cut off",
      { ...FILES, "/p/cdktf.out/stacks/durable-dev/cdk.tf.json": '{"resource": {' },
      "JSON",
      undefined,
    ],
    [
      "the state stack is of another kind",
      { ...FILES, "/p/cdktf.out/stacks/state-dev/cdk.tf.json": '{"resource": {}}' },
      "The stack state-dev cannot become a module",
      "run `npx cdktf synth` again; what a module cannot hold stays in the root",
    ],
  ])("refuses where %s", async (_what, files, words, next) => {
    const { host, error } = await run(files, "--stack", "durable-dev", "--out", "/out/x");
    expect(error).toBeInstanceOf(DurableError);
    const { message, parts } = error as DurableError;
    expect(message).toContain(words);
    if (next !== undefined) expect(parts.next).toBe(next);
    expect(written(host)).toEqual([]);
  });
});
