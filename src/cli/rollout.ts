import type { Command } from "commander";
import type { CliContext } from "./context";
import { environmentChoice, quietOption } from "./options";
import type { RolloutFlags } from "./rollout-run";

export function addRollout(program: Command, context: CliContext): void {
  program
    .command("rollout")
    .summary("wait until a deploy has replaced its instances, and fail if it did not")
    .description(
      "Terraform starts an instance refresh and calls the deploy a success. This waits, with the shell's AWS " +
        "credentials, for the newest refresh of both groups, and fails if one failed, was cancelled or rolled back.",
    )
    .addOption(environmentChoice())
    .addOption(quietOption())
    .addHelpText(
      "after",
      "\nExample:\n  $ npx cdktf deploy durable-prod && npx durable rollout --environment prod\n",
    )
    .action(async (flags: RolloutFlags) => {
      const { runRollout } = await import("./rollout-run");
      await runRollout(context, flags);
    });
}
