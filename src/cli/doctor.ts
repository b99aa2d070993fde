import type { Command } from "commander";
import { EXIT } from "../foundation/errors";
import type { Diagnosis } from "../local/diagnose";
import type { CliContext } from "./context";
import { jsonOption } from "./options";
import { printJson, printLines } from "./output";

const MARKS = { ok: "ok   ", note: "note ", bad: "BAD  " } as const;

export function addDoctor(parent: Command, context: CliContext): void {
  parent
    .command("doctor")
    .summary("is everything there that a deploy needs?")
    .description(
      "Checks node, Terraform, the AWS provider, the emulator and the shell's credentials, and says what to do.",
    )
    .addOption(jsonOption())
    .addHelpText(
      "after",
      "\nExamples:\n  $ npx durable doctor\n  $ npx durable doctor --json | jq '.checks[] | select(.verdict == \"bad\")'\n",
    )
    .action(async ({ json = false }: { readonly json?: boolean }) => {
      const { host, projectFolder } = context;
      const { diagnose } = await import("../local/diagnose");
      const checks = await diagnose(host, projectFolder);
      const sound = checks.every(({ verdict }) => verdict !== "bad");
      if (json) printJson(host, { schemaVersion: 1, sound, checks });
      else printLines(host, describeChecks(checks));
      if (!sound) process.exitCode = EXIT.error;
    });
}

function describeChecks(checks: readonly Diagnosis[]): readonly string[] {
  return checks.flatMap(({ name, verdict, found, next }) => [
    `${MARKS[verdict]} ${name.padEnd(14)} ${found.replaceAll("\n", "\n                     ")}`,
    ...(next === undefined ? [] : [`                     -> ${next}`]),
  ]);
}
