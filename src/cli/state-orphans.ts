import type { Command } from "commander";
import { EXIT } from "../foundation/errors";
import { describeOrphans } from "../state/recover/orphans/describe";
import { isAnswered } from "../state/recover/orphans/report";
import type { CliContext } from "./context";
import { environmentChoice, jsonOption, quietOption } from "./options";
import { printJson, printLines } from "./output";

interface Flags {
  readonly environment: string;
  readonly write?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export function addStateOrphans(parent: Command, context: CliContext): void {
  parent
    .command("orphans")
    .summary("what a killed apply created and no state knows, and how the next deploy adopts it")
    .description(
      "Looks for the live resource of every address that is in no state: by tags, by name, or in its parent, with the " +
        "shell's AWS credentials. --write leaves import blocks in imports/<stack>.json, which every synthesis takes " +
        "up: the next `cdktf deploy` adopts instead of making a second one. On AWS it changes one thing: the rule " +
        "that lets everything out of a new security group goes, where the killed run had not come to that. Ends with " +
        "3 where it finds something that is not answered yet, with 1 where it could not look.",
    )
    .addOption(environmentChoice())
    .option("--write", "write imports/<stack>.json; a file with nothing left to adopt is removed")
    .addOption(jsonOption())
    .addOption(quietOption())
    .addHelpText(
      "after",
      "\nExamples:\n  $ npx durable state orphans --environment prod\n" +
        "  $ npx durable state orphans --environment prod --write\n  $ npx cdktf diff durable-prod\n",
    )
    .action(async ({ environment, write = false, json = false, quiet = false }: Flags) => {
      const { host, projectFolder, interruption } = context;
      const options = { projectFolder, environment, write, quiet, interruption: interruption() };
      const { orphansOnAws } = await import("../deploy/orphans-on-aws");
      const report = await orphansOnAws(options, host);
      if (json) printJson(host, report);
      else printLines(host, describeOrphans(report));
      if (!isAnswered(report)) process.exitCode = EXIT.gateFailed;
    });
}
