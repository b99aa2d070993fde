import { type Command, Option } from "commander";
import type { CliContext } from "./context";
import { environmentChoice, jsonOption } from "./options";
import type { RecoverFlags } from "./state-recover-run";

export function addStateRecover(parent: Command, context: CliContext): void {
  parent
    .command("recover")
    .summary("bring back a lost or wrong Terraform state, release a dead run's lock")
    .description(
      "Looks as `state verify` does, shows what it would do about each fault, asks, and does it with the shell's AWS " +
        "credentials: it puts the last good version of a state on top of the others, writes its digest, releases a " +
        "lock. Meanwhile it holds Terraform's own lock. It never deletes a version. Ends with 3 where a fault is left, " +
        "with 1 where nothing could be done.",
    )
    .addOption(environmentChoice())
    .addOption(
      new Option("--stack <role>", "only the state of this stack (default: both)").choices([
        "state",
        "durable",
      ]),
    )
    .option("--version-id <id>", "bring back this version instead of the newest good one")
    .option("--unlock <id>", 'release the lock of this id; "unreadable" for one that has none')
    .option("-y, --yes", "do not ask; releases no lock: that takes --unlock")
    .option("--dry-run", "only show what would be done")
    .addOption(jsonOption())
    .addHelpText(
      "after",
      "\nExamples:\n  $ npx durable state recover --environment prod --dry-run\n" +
        "  $ npx durable state recover --environment prod --stack durable --yes\n" +
        "  $ npx durable state recover --environment prod \\\n" +
        "      --unlock 6638e5a2-6e4c-f0a1-7a0b-3d1f3e0b4c55\n",
    )
    .action(async (flags: RecoverFlags) => {
      const { runRecover } = await import("./state-recover-run");
      await runRecover(context, flags);
    });
}
