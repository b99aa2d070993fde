import type { Command } from "commander";
import type { CliContext } from "./context";
import { environmentOption, quietOption } from "./options";
import { printLines } from "./output";

interface Flags {
  readonly environment: string;
  readonly quiet?: boolean;
  readonly discard?: boolean;
}

export function addLocalDown(parent: Command, context: CliContext): void {
  parent
    .command("down")
    .summary("destroy what is deployed and end the emulator")
    .description(
      "Destroys the system with the real `cdktf destroy`, proves through the AWS API that nothing of it is left, and " +
        "ends the emulator. Where nothing runs it says so and succeeds.",
    )
    .addOption(environmentOption())
    .addOption(quietOption())
    .option(
      "--discard",
      "end the emulator with all that is on it, without a destroy: for a protected environment",
    )
    .addHelpText(
      "after",
      "\nExamples:\n  $ npx durable local down\n  $ npx durable local down --environment prod --discard\n",
    )
    .action(async ({ environment, quiet = false, discard = false }: Flags) => {
      const { host, projectFolder, interruption } = context;
      const { localDown } = await import("../local/down");
      const down = await localDown(
        { projectFolder, environment, quiet, discard, interruption: interruption() },
        host,
      );
      printLines(host, [`${down.environment}: ${down.why}`]);
    });
}
