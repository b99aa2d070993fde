import type { Command } from "commander";
import type { CliContext } from "./context";
import type { DrillFlags } from "./drill-run";
import { declaredOptions, jsonOption, quietOption } from "./options";

export function addDrill(parent: Command, context: CliContext): void {
  const command = parent
    .command("drill")
    .summary("what does this configuration survive, and how fast is it back?")
    .description(
      "Loses every thing of a configuration, one by one and two by two, and says what is left: whether requests find " +
        "a way, whether the survivors carry the declared peak, how long recovery takes and what is lost. Nothing is " +
        "deployed and nothing outside is asked. Ends with 3 where an objective is missed or cannot be told.",
    )
    .argument("[input]", "`-` reads a configuration, a plan or a state from standard input")
    .option(
      "--stack <name>",
      "a stack that `npx cdktf synth` left in cdktf.out; loads what its environment declares",
    )
    .option("--synth <file>", "a configuration in Terraform's JSON syntax (cdk.tf.json)")
    .option("--plan <file>", "a plan, as `terraform show -json PLANFILE` prints it")
    .option("--state <file>", "a state: terraform.tfstate, or what `terraform show -json` prints")
    .option(
      "--dir <folder>",
      "any Terraform folder, root or module: worked out by Terraform, offline, with mocked providers",
    )
    .option("--var-file <file...>", "with --dir: values of variables")
    .addOption(jsonOption())
    .addOption(quietOption())
    .option("--markdown <file>", "write the report as Markdown too")
    .option("--html <file>", "write one page for a browser too, that needs no network and no script")
    .option("--diagram <file>", "write the architecture as a picture too (SVG)")
    .option("--baseline <file>", "an earlier --json report: show what changed since")
    .option("--simulate", "run scenarios too: failures and jumps of traffic, many times each")
    .option("--seeds <number>", "with --simulate: runs of each scenario, 200 if left out")
    .option("--seed <number>", "with --simulate: the first seed, 1 if left out")
    .option("--scenario <id...>", "with --simulate: which ones, `a+b` for two at once; ten if left out")
    .option("--scenarios <file>", "with --simulate: your own, as JSON: docs/schemas/scenarios.schema.json")
    .option(
      "--rules",
      "hold it against the rule ids of Checkov, Trivy, AWS FSBP, cdk-nag and CIS instead; with -e alone both stacks; " +
        "ends with 3 where a finding is not explained",
    )
    .addHelpText(
      "after",
      "\nExamples:\n  $ npx cdktf synth && npx durable drill --stack durable-prod\n" +
        "  $ npx cdktf synth && npx durable drill --rules -e prod\n" +
        "  $ terraform show -json plan |\n      npx durable drill - --declared declared.json --json | jq .verdict\n" +
        "  $ npx durable drill --dir ../theirs --declared declared.json\n" +
        "  $ npx durable drill --stack durable-prod --simulate --scenario zone-outage\n" +
        "  $ npx durable drill --stack durable-prod --baseline before.json\n" +
        "  $ npx durable drill --stack durable-prod --html drill.html\n",
    )
    .action(async (input: string | undefined, flags: DrillFlags) => {
      // Reading and drilling load more than the other commands need.
      if (flags.rules === true) {
        const { runRules } = await import("./drill-rules-run");
        await runRules(context, input, flags);
        return;
      }
      const { runDrill } = await import("./drill-run");
      await runDrill(context, input, flags);
    });
  for (const option of declaredOptions()) command.addOption(option);
}
