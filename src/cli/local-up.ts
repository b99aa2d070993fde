import type { Command } from "commander";
import { formatDuration } from "../foundation/duration";
import type { CliContext } from "./context";
import { environmentOption, environmentWords, quietOption } from "./options";
import { printLines, shownValue, twoColumns } from "./output";

interface Flags {
  readonly environment: string;
  readonly quiet?: boolean;
}

export function addLocalUp(parent: Command, context: CliContext): void {
  parent
    .command("up")
    .summary("deploy an environment onto the emulator and verify it")
    .description(
      "Starts the AWS emulator, deploys the state backend and the system with the real `cdktf deploy`, and verifies " +
        "through the AWS API what came of it. Takes three to four minutes, most of them the provider's waiting for " +
        "load balancers and the database. Run again it changes only what differs; interrupted, it starts over.",
    )
    .addOption(environmentOption())
    .addOption(quietOption())
    .addHelpText("after", "\nExamples:\n  $ npm start\n  $ npx durable local up --environment prod\n")
    .action(async ({ environment, quiet = false }: Flags) => {
      const { host, projectFolder, interruption } = context;
      const started = host.now();
      const { localUp } = await import("../local/up");
      const up = await localUp({ projectFolder, environment, quiet, interruption: interruption() }, host);
      const option = environmentWords(environment);
      printLines(host, [
        `${environment} is deployed and verified (${up.findings.length} checks, ${formatDuration(host.now() - started)}):`,
        ...twoColumns([
          ["emulator", up.endpoint],
          ...Object.entries(up.outputs).map(([name, value]) => [name, shownValue(value)] as const),
        ]),
        "",
        "The emulator answers as AWS does; no instance runs behind these names.",
        ...twoColumns([
          ["look", `npx durable local status${option}`],
          [
            "ask",
            `AWS_ENDPOINT_URL=${up.endpoint} AWS_REGION=${up.region} AWS_ACCESS_KEY_ID=x AWS_SECRET_ACCESS_KEY=x aws ec2 describe-vpcs`,
          ],
          ["stop", `npx durable local down${option}`],
        ]),
      ]);
    });
}
