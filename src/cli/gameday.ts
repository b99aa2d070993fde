import type { Command } from "commander";
import type { CliContext } from "./context";
import type { CompareFlags, GameDayFlags } from "./gameday-run";
import { durableStacks } from "./inputs";
import { jsonOption, quietOption } from "./options";

export function addGameday(parent: Command, context: CliContext): void {
  const stacks = `a stack that \`npx cdktf synth\` left: ${durableStacks().join(", ")}`;
  const gameday = parent
    .command("gameday")
    .summary("make the drill's failures for real, and hold it against what you measure");
  gameday
    .command("write", { isDefault: true })
    .summary("experiments for AWS Fault Injection Service, with a runbook")
    .description(
      "Writes a folder: a runbook with what the drill predicts beside room for what is measured, a Terraform root with " +
        "the experiments (an instance of each group, the database's primary, a zone), the alarms that stop them and the " +
        "role that they run with, the same for the API, and a form for the measurements. Touches nothing of AWS.",
    )
    .requiredOption("--stack <name>", stacks)
    .requiredOption(
      "--out <folder>",
      "the folder to write: a new one, an empty one, or an earlier one that nobody edited",
    )
    .addOption(quietOption())
    .addHelpText(
      "after",
      "\nExample:\n  $ npx cdktf synth && npx durable gameday --stack durable-prod --out ./gameday\n" +
        "  $ less ./gameday/README.md\n",
    )
    .action(async (flags: GameDayFlags) => {
      const { runGameday } = await import("./gameday-run");
      runGameday(context, flags);
    });
  gameday
    .command("compare")
    .summary("where the drill was right, and where it was wrong")
    .description(
      "Holds measurements against the drill's predictions. Ends with 3 where one lies outside of them.",
    )
    .argument("<measurements>", "measurements.json as `durable gameday` wrote it, filled in")
    .requiredOption("--stack <name>", stacks)
    .addOption(jsonOption())
    .addHelpText(
      "after",
      "\nExample:\n  $ npx durable gameday compare --stack durable-prod ./gameday/measurements.json\n",
    )
    .action(async (file: string, flags: CompareFlags) => {
      const { runCompare } = await import("./gameday-run");
      runCompare(context, file, flags);
    });
}
