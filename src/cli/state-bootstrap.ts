import type { Command } from "commander";
import type { CliContext } from "./context";
import { environmentChoice, quietOption } from "./options";
import { printLines } from "./output";

interface Flags {
  readonly environment: string;
  readonly quiet?: boolean;
}

export function addStateBootstrap(parent: Command, context: CliContext): void {
  parent
    .command("bootstrap")
    .summary("make the S3/DynamoDB state backend of an environment, or bring it up to date")
    .description(
      "Deploys the stack `state-<environment>` with the shell's AWS credentials and moves its state into its own " +
        "bucket. Once per environment, before the first `cdktf deploy`. Run again it changes only what differs; " +
        "interrupted, it goes on. An account other than the environment's is refused.",
    )
    .addOption(environmentChoice())
    .addOption(quietOption())
    .addHelpText("after", "\nExample:\n  $ npx durable state bootstrap --environment prod\n")
    .action(async ({ environment, quiet = false }: Flags) => {
      const { host, projectFolder, interruption } = context;
      const options = { projectFolder, environment, quiet, interruption: interruption() };
      const { bootstrapOnAws } = await import("../deploy/bootstrap-state");
      const { outcome, bucket } = await bootstrapOnAws(options, host);
      printLines(host, [
        outcome === "created"
          ? `${environment}: the state backend is made; its state, and every stack's, lives in s3://${bucket}`
          : `${environment}: the state backend was there, in s3://${bucket}`,
        `  next: npx cdktf deploy durable-${environment}`,
      ]);
    });
}
