import { type Command, Option } from "commander";
import { FAIL_ON } from "../review/gate/gate";
import type { CliContext } from "./context";
import { declaredOptions, jsonOption, quietOption } from "./options";
import type { ReviewFlags } from "./review-run";

export function addReview(parent: Command, context: CliContext): void {
  const command = parent
    .command("review")
    .summary("a plan, for the person who must approve it")
    .description(
      "Reads a plan and says what it would do to whoever uses the system: the verdict first, every risk with its reason " +
        "and what to do, what the change gains and loses in durability, and no secret. Nothing outside is asked. Ends " +
        "with 3 where a risk is as severe as --fail-on and nobody has waived it, or the plan does not tell everything.",
    )
    .argument("[input]", "`-` reads the plan's JSON from standard input")
    .option(
      "--stack <name>",
      "a stack that `npx cdktf diff` has planned; loads what its environment declares",
    )
    .option("--plan <file>", "a plan, as `terraform show -json PLANFILE` prints it")
    .addOption(
      new Option("--fail-on <severity>", "end with 3 from this severity on").choices(FAIL_ON).default("high"),
    )
    .option(
      "--waivers <file>",
      "risks that are taken, each with a reason and a last day (default with --stack: review-waivers.json)",
    )
    .addOption(jsonOption())
    .addOption(quietOption())
    .option("--markdown <file>", "write a comment for GitHub or GitLab too, at most 65,536 characters")
    .option("--html <file>", "write a page that needs no network too")
    .option("--sarif <file>", "write the risks as SARIF 2.1.0 too")
    .option("--detailed-exitcode", "end with 2 where the plan changes something and the gate lets it pass")
    .addHelpText(
      "after",
      "\nExamples:\n  $ npx cdktf diff durable-prod && npx durable review --stack durable-prod\n" +
        "  $ terraform show -json plan |\n      npx durable review - --markdown comment.md --fail-on critical\n" +
        "  $ npx durable review --plan plan.json --json |\n" +
        "      jq '.risks[] | select(.severity == \"critical\")'\n",
    )
    .action(async (input: string | undefined, flags: ReviewFlags) => {
      const { runReview } = await import("./review-run");
      await runReview(context, input, flags);
    });
  for (const option of declaredOptions()) command.addOption(option);
}
