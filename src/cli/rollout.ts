import { AutoScalingClient } from "@aws-sdk/client-auto-scaling";
import type { Command } from "commander";
import { namePrefix } from "../config/physical-names";
import { externalError } from "../foundation/errors";
import { findEnvironment } from "../deploy/find-environment";
import { waitForRefreshes } from "../deploy/refreshes";
import { createReporter } from "../deploy/reporter";
import type { CliContext } from "./context";
import { environmentChoice, quietOption } from "./options";
import { printLines } from "./output";

interface Flags {
  readonly environment: string;
  readonly quiet?: boolean;
}

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
    .action(async ({ environment: name, quiet = false }: Flags) => {
      const { host, interruption } = context;
      const environment = findEnvironment(name);
      const groups = ["web", "backend"].map((tier) => `${namePrefix(environment)}-${tier}`);
      const client = new AutoScalingClient({ region: environment.region });
      try {
        const count = await createReporter(host, quiet).phase("rollout", (phase) =>
          waitForRefreshes(host, {
            client,
            groups,
            since: 0,
            signal: interruption().once,
            onProgress: phase.note,
          }),
        );
        const outcome =
          count === 0 ? "no instance was ever replaced" : "the newest rollout of each group succeeded";
        printLines(host, [`${name}: ${outcome}`]);
      } catch (error) {
        throw explain(error, groups);
      } finally {
        client.destroy();
      }
    });
}

/** What the SDK throws is not a bug of ours: credentials, network, a group that is not there. */
function explain(error: unknown, groups: readonly string[]): unknown {
  if (!(error instanceof Error) || error.name === "DurableError") return error;
  return externalError({
    what: `AWS did not tell how the rollout went: ${error.message}`,
    given: groups.join(", "),
    next: "look at the shell's credentials and whether the environment is deployed, then run the command again",
  });
}
