import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { createProgram } from "../../src/cli/program";
import { fakeHost } from "../cli/support/fake-host";
import { documents, ROOT } from "./support/documents";
import { readDocument } from "./support/read-document";
import { UNINTERRUPTED } from "../cli/support/uninterrupted";

const program = createProgram({ host: fakeHost(), projectFolder: "/p", interruption: () => UNINTERRUPTED });
const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** Options of a command, and of the one that stands for it where none is named. */
function optionsOf(command: Command): readonly string[] {
  const all = [command, ...command.commands];
  return all
    .flatMap((each) => each.createHelp().visibleOptions(each))
    .flatMap(({ short, long }) => [short ?? "", long ?? ""]);
}

/** What is wrong with `durable …` as a document writes it. */
function whyNot(line: string): string | undefined {
  const words = line.split(/\s+/u).slice(1);
  let command = program;
  for (const word of words) {
    const child = command.commands.find((each) => each.name() === word);
    if (child !== undefined) command = child;
    else if (
      command.commands.length > 0 &&
      /^[a-z]+$/u.test(word) &&
      command !== program.commands.find((each) => each.name() === "gameday")
    )
      return `${line}: no command "${word}"`;
    else break;
  }
  const unknown = words.filter((word) => /^--?[a-z]/u.test(word)).map((word) => word.split("=")[0] ?? "");
  const wrong = unknown.find((option) => !optionsOf(command).includes(option));
  return wrong === undefined ? undefined : `${line}: no option "${wrong}"`;
}

/** Commands in shell blocks and in code of one line, each up to a pipe, a semicolon, a comment or the end of a quote. */
function commandsIn(markdown: string, name: RegExp): readonly string[] {
  const { fences, code } = readDocument(markdown);
  const shells = fences
    .filter(({ info }) => /^(?:sh|bash|yaml|console)?\b/u.test(info))
    .map(({ text }) => text);
  const lines = [...shells.map((text) => text.replaceAll("\\\n", " ")), ...code].flatMap((text) =>
    text.split("\n"),
  );
  return lines.flatMap((line) =>
    line
      .split(/#\s|[|;&()"'$`…]/u)
      .map((part) => part.trim().replace(/^npx /u, ""))
      .filter((part) => name.test(part)),
  );
}

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

it.each(documents)("%s names commands and options of `durable` that there are", (path) => {
  const wrong = commandsIn(read(path), /^durable [a-z-]/u).map(whyNot);
  expect(wrong.filter((why) => why !== undefined)).toEqual([]);
});

it.each(documents)("%s names scripts of package.json that there are", (path) => {
  const named = commandsIn(read(path), /^npm (?:run )?[a-z:]+/u)
    .map((line) => /^npm run ([\w:]*\w)/u.exec(line)?.[1])
    .filter((name) => name !== undefined);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

it("a wrong command is found, and there are right ones", () => {
  const markdown =
    "```sh\nnpx durable local up --environment dev   # x\nnpx durable dril --stack a | jq .\n```\n`durable review --stak`";
  expect(commandsIn(markdown, /^durable [a-z-]/u).map(whyNot)).toEqual([
    undefined,
    'durable dril --stack a: no command "dril"',
    'durable review --stak: no option "--stak"',
  ]);
  expect(documents.flatMap((path) => commandsIn(read(path), /^durable [a-z-]/u)).length).toBeGreaterThan(40);
});
