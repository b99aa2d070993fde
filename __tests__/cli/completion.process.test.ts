import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createProgram } from "../../src/cli/program";
import { fakeHost } from "./support/fake-host";
import { UNINTERRUPTED } from "./support/uninterrupted";

const PROGRAM = join(__dirname, "../../bin/durable.js");
const PATH = process.env["PATH"] ?? "";
const folder = mkdtempSync(join(tmpdir(), "durable-completion-"));
afterAll(() => rmSync(folder, { recursive: true }));

function durable(...args: string[]): string {
  return execFileSync(process.execPath, [PROGRAM, ...args], { encoding: "utf8", env: { PATH } });
}

const script = join(folder, "durable.bash");
beforeAll(() => {
  writeFileSync(script, durable("completion", "bash"));
  for (const path of ["cdktf.out/stacks/durable-here", "plans"])
    mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, "plan.json"), "{}");
});

/** What bash offers at the end of a line, as it asks the function that `complete` has told it. */
function offered(line: string, cwd = folder): readonly string[] {
  const words = line.split(" ").map((word) => `'${word}'`);
  const asked = `
    source ${script}
    [ "$(complete -p durable)" = "complete -F _durable durable" ] || exit 1
    COMP_WORDS=(${words.join(" ")}); COMP_CWORD=${words.length - 1}
    _durable 2>/dev/null
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  const text = execFileSync("bash", ["--noprofile", "--norc", "-c", asked], { cwd, encoding: "utf8" });
  return text
    .split("\n")
    .filter((word) => word !== "")
    .sort();
}

it.each([
  ["durable lo", ["local"]],
  ["durable local ", ["down", "status", "up"]],
  ["durable state re", ["recover"]],
  ["durable local up --env", ["--environment"]],
  ["durable local up --environment ", ["dev", "prod"]],
  ["durable local up -e p", ["prod"]],
  ["durable review --fail-on ", ["critical", "high", "low", "medium"]],
  ["durable handoff --format h", ["hcl"]],
  ["durable drill --stack ", ["durable-here"]],
  ["durable drill --stack = du", ["durable-here"]],
  ["durable gameday --st", ["--stack"]],
  ["durable gameday ", ["compare", "write"]],
  ["durable drill --plan pl", ["plan.json", "plans"]],
  ["durable handoff --out pl", ["plans"]],
  ["durable drill --seeds ", []],
  ["durable completion ", ["bash", "fish", "zsh"]],
  ["durable drill --quiet --js", ["--json"]],
])("bash completes %j", (line, words) => {
  const found = offered(line);
  if (line.includes("--fail-on")) expect(found).toEqual(expect.arrayContaining(words));
  else expect(found).toEqual(words);
});

it("offers the stacks of every environment where nothing is synthesized", () => {
  expect(offered("durable handoff --stack ", tmpdir())).toEqual(["durable-dev", "durable-prod"]);
});

it("runs nothing that a folder's name says: bash expands what it is given to choose from", () => {
  const hostile = join(folder, "hostile");
  for (const name of ["durable-here", "$(touch ran)", "`touch ran`", "a b", "*"])
    mkdirSync(join(hostile, "cdktf.out/stacks", name), { recursive: true });
  expect(offered("durable drill --stack ", hostile)).toEqual(["durable-here"]);
  expect(readdirSync(hostile)).toEqual(["cdktf.out"]);
});

it("knows every command and every option that --help shows", () => {
  const program = createProgram({ host: fakeHost(), projectFolder: "/p", interruption: () => UNINTERRUPTED });
  const { commands } = program;
  expect(commands.length).toBeGreaterThan(8);
  expect(offered("durable ")).toEqual(commands.map((command) => command.name()).sort());
  for (const command of commands) {
    const options = [...command.helpInformation().matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gmu)].map(
      ([, option]) => option,
    );
    expect(offered(`durable ${command.name()} --`)).toEqual(expect.arrayContaining([...options]));
  }
});

it("refuses a shell that it has no script for", () => {
  expect(() =>
    execFileSync(process.execPath, [PROGRAM, "completion", "tcsh"], { env: { PATH }, stdio: "pipe" }),
  ).toThrow(/Allowed choices are bash, zsh, fish/u);
});
