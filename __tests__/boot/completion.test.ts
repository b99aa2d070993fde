import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PROGRAM = join(__dirname, "../../bin/durable.js");
const folder = mkdtempSync(join(tmpdir(), "durable-completion-"));
const scripts = { fish: join(folder, "durable.fish"), zsh: join(folder, "_durable") };

beforeAll(() => {
  mkdirSync(join(folder, "cdktf.out/stacks/durable-here"), { recursive: true });
  for (const [shell, path] of Object.entries(scripts))
    writeFileSync(path, execFileSync(process.execPath, [PROGRAM, "completion", shell]));
});
afterAll(() => rmSync(folder, { recursive: true }));

const CASES = [
  ["durable lo", ["local"]],
  ["durable local ", ["down", "status", "up"]],
  ["durable local up --envi", ["--environment"]],
  ["durable local up --environment ", ["dev", "prod"]],
  ["durable drill --stack ", ["durable-here"]],
  ["durable handoff --format ", ["hcl", "json"]],
  ["durable completion ", ["bash", "fish", "zsh"]],
] as const;

describe("fish", () => {
  it.each(CASES)("completes %j", (line, words) => {
    const text = execFileSync(
      "fish",
      ["--no-config", "-c", `source ${scripts.fish}; complete -C '${line}'`],
      {
        cwd: folder,
        encoding: "utf8",
        env: { PATH: process.env["PATH"], HOME: folder },
      },
    );
    expect(
      text
        .split("\n")
        .map((row) => row.split("\t")[0])
        .filter((word) => word !== "")
        .sort(),
    ).toEqual(words);
  });
});

/** A zsh at a terminal of its own, which is asked with the Tab key; `compadd` tells what it would show. */
const ASKED = `
zmodload zsh/zpty
zpty asked zsh -f -i
at() { zpty -w asked "$1"; }
at "PS1=; cd ${folder}; fpath=(${folder} \\$fpath); autoload -Uz compinit; compinit -u -D"
at 'compadd() { local -a shown; builtin compadd -O shown "$@"; print -rl -- "<" $shown ">"; builtin compadd "$@"; }'
at 'print re""ady'
zpty -r asked text '*ready*'
zpty -n -w asked "$1"$'\\t'
# Until something was offered, however busy the machine is; then what else comes.
zpty -r asked text $'*<*>*'
print -rn -- "$text"
sleep 0.5
while zpty -r -t asked text; do print -rn -- "$text"; done
zpty -d asked
`;

describe("zsh", () => {
  it.each(CASES)("completes %j", (line, words) => {
    const text = execFileSync("zsh", ["-f", "-c", ASKED, "ask", line], {
      encoding: "utf8",
      env: { PATH: process.env["PATH"], HOME: folder, TERM: "dumb" },
    });
    const shown = [...text.matchAll(/<\r?\n([\s\S]*?)>\r?\n/gu)].flatMap(([, block = ""]) =>
      block.split(/\r?\n/u),
    );
    expect([...new Set(shown)].filter((word) => words.includes(word as never)).sort()).toEqual(words);
    expect(shown.filter((word) => word !== "" && !words.includes(word as never))).toEqual([]);
  });
});
