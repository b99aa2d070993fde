import { join } from "node:path";
import { Command } from "commander";
import { PACKAGE_FOLDER } from "../foundation/project-folder";
import { addCompletion } from "./completion";
import type { CliContext } from "./context";
import { addDoctor } from "./doctor";
import { addDrill } from "./drill";
import { addGameday } from "./gameday";
import { addHandoff } from "./handoff";
import { addLocalDown } from "./local-down";
import { addLocalStatus } from "./local-status";
import { addLocalUp } from "./local-up";
import { addReview } from "./review";
import { addRollout } from "./rollout";
import { addStateBootstrap } from "./state-bootstrap";
import { addStateOrphans } from "./state-orphans";
import { addStateRecover } from "./state-recover";
import { addStateVerify } from "./state-verify";

const EXAMPLES = `
Examples:
  $ npx durable doctor
      is everything there that a deploy needs?
  $ npx durable local up
      deploy the environment dev onto an AWS emulator on this machine
  $ npx durable local status
      what runs, and where
  $ npx durable local down
      take it all away
  $ npx durable state bootstrap --environment prod
      make the state backend on AWS, before the first \`cdktf deploy\`
  $ npx durable state verify --environment prod
      is the Terraform state whole, the right one and the newest?
  $ npx durable state orphans --environment prod
      what did a killed apply create that no state knows?
  $ npx durable state recover --environment prod
      bring back its last good version, release a dead run's lock
  $ npx durable drill --stack durable-prod
      what does it survive, and how fast is it back?
  $ npx durable review --stack durable-prod
      what would this plan do to whoever uses the system?
  $ npx durable handoff --stack durable-prod --out ./modules/durable-prod
      the system as a Terraform module, for a team without CDKTF
  $ npx durable gameday --stack durable-prod --out ./gameday
      experiments that make the drill's failures for real, with a runbook
  $ source <(npx durable completion bash)
      the Tab key knows commands, options and stacks

Exit codes:
  0    fine
  1    an error: bad input, a missing tool, or a bug of ours (a stack trace)
  2    changes are present, with --detailed-exitcode
  3    a gate failed
  130  interrupted
`;

/** The whole command line; every command is a file of its own. */
export function createProgram(context: CliContext): Command {
  const program = new Command("durable")
    .description("A highly available three-tier AWS system: deploy it locally, look at it, take it away.")
    .version(versionOf(context), "-V, --version", "show the version")
    .addHelpText("after", EXAMPLES)
    .showHelpAfterError("(run the command with --help to see what it takes)")
    .configureOutput({
      writeOut: (text) => context.host.stdout.write(text),
      writeErr: (text) => context.host.stderr.write(text),
    });
  const local = program.command("local").description("the system on an AWS emulator on this machine");
  addLocalUp(local, context);
  addLocalStatus(local, context);
  addLocalDown(local, context);
  const state = program
    .command("state")
    .description("the S3/DynamoDB backend that keeps the Terraform state");
  addStateBootstrap(state, context);
  addStateVerify(state, context);
  addStateOrphans(state, context);
  addStateRecover(state, context);
  addDrill(program, context);
  addReview(program, context);
  addRollout(program, context);
  addHandoff(program, context);
  addGameday(program, context);
  addDoctor(program, context);
  addCompletion(program, context);
  for (const command of [...local.commands, ...state.commands, ...program.commands])
    command.copyInheritedSettings(program);
  return program;
}

function versionOf({ host }: CliContext): string {
  const { version } = JSON.parse(host.files.read(join(PACKAGE_FOLDER, "package.json")) ?? "{}") as {
    readonly version?: string;
  };
  return version ?? "unknown";
}
