import { type Command, Option } from "commander";
import type { CliContext } from "./context";
import type { HandoffFlags } from "./handoff-run";
import { durableStacks } from "./inputs";
import { quietOption } from "./options";

export function addHandoff(parent: Command, context: CliContext): void {
  parent
    .command("handoff")
    .summary("the system as a Terraform module, for a team without CDKTF")
    .description(
      "Writes a stack as a Terraform module in the standard structure: variables with validations, outputs, README, " +
        "tests that need no credentials, a root that uses it, and a root that takes over the running system without a " +
        "replacement. Overwrites nothing but an earlier module of its own that nobody edited.",
    )
    .requiredOption("--stack <name>", `a stack that \`npx cdktf synth\` left: ${durableStacks().join(", ")}`)
    .requiredOption("--out <folder>", "the folder to write: a new one, an empty one, or an earlier module")
    .addOption(
      new Option("--format <format>", "the syntax of the configuration")
        .choices(["json", "hcl"])
        .default("json"),
    )
    .addOption(quietOption())
    .addHelpText(
      "after",
      "\nExample:\n  $ npx cdktf synth\n" +
        "  $ npx durable handoff --stack durable-prod --out ./modules/durable-prod\n" +
        "  $ cd modules/durable-prod && terraform init -backend=false && terraform test\n",
    )
    .action(async (flags: HandoffFlags) => {
      const { runHandoff } = await import("./handoff-run");
      runHandoff(context, flags);
    });
}
