import { type Command, Option } from "commander";
import { randomUUID } from "node:crypto";
import { lockTableName } from "../config/physical-names";
import { EXIT } from "../foundation/errors";
import { findEnvironment } from "../deploy/find-environment";
import { describePlan, describeStep } from "../state/recover/describe-plan";
import type { Wishes } from "../state/recover/plan";
import { recoverState, type RecoverProps } from "../state/recover/recover-state";
import { exitCodeOf, type RecoveryReport, reportRecovery } from "../state/recover/report";
import type { CliContext } from "./context";
import type { InterruptWords } from "./interrupts";
import { environmentChoice, jsonOption } from "./options";
import { printJson, printLines } from "./output";

interface Flags {
  readonly environment: string;
  readonly stack?: "state" | "durable";
  readonly versionId?: string;
  readonly unlock?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const WORDS: InterruptWords = [
  "Interrupted: the step at hand is finished and its lock released, then this ends",
  "Interrupted again: this ends as soon as the step at hand is finished",
];

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
        "  $ npx durable state recover --environment prod --unlock 6638e5a2-6e4c-f0a1-7a0b-3d1f3e0b4c55\n",
    )
    .action(async (flags: Flags) => {
      const { host } = context;
      const { environment, dryRun = false, json = false } = flags;
      const recovery = await recoverState(recoverProps(context, flags));
      const report = reportRecovery(environment, dryRun, recovery);
      if (json) printJson(host, report);
      // Where nothing was done at all this throws: then there is no outcome to tell.
      const exitCode = exitCodeOf(report, host.canAsk);
      if (!json && !dryRun && report.steps.length > 0) printLines(host, describeOutcome(report));
      if (exitCode !== EXIT.ok) process.exitCode = exitCode;
    });
}

function recoverProps({ host, interruption }: CliContext, flags: Flags): RecoverProps {
  const environment = findEnvironment(flags.environment);
  const table = lockTableName(environment);
  const signal = interruption(WORDS).once;
  const ask = async (question: string): Promise<boolean> =>
    /^y(?:es)?$/iu.test((await host.ask(`${question}? [y/N] `, signal))?.trim() ?? "");
  return {
    environment,
    settings: { forcePathStyle: host.env["AWS_ENDPOINT_URL"] !== undefined },
    wishes: wishesOf(flags),
    dryRun: flags.dryRun ?? false,
    holder: { who: host.whoAmI(), newId: () => randomUUID(), now: () => host.now() },
    signal,
    consent: {
      yes: flags.yes ?? false,
      ...(host.canAsk ? { ask: (step) => ask(describeStep({ table }, step)) } : {}),
    },
    onPlan: (verified, plan) => {
      if (!flags.json) printLines(host, describePlan(verified, plan));
    },
    onStep: (step) => host.stderr.write(`doing: ${describeStep({ table }, step)}\n`),
  };
}

function wishesOf({ stack, versionId, unlock }: Flags): Wishes {
  return {
    ...(stack === undefined ? {} : { stack }),
    ...(versionId === undefined ? {} : { versionId }),
    ...(unlock === undefined ? {} : { unlock }),
  };
}

/** What came of it, after the plan that was shown before. */
function describeOutcome({ sound, steps, findings }: RecoveryReport): readonly string[] {
  const mended = [...new Set(steps.filter(({ done }) => done).map(({ stack }) => stack))];
  return [
    ...steps.map(({ done, why = "" }, index) => `step ${index + 1}: ${done ? "done" : `not done: ${why}`}`),
    ...findings.map(
      ({ stack, fault, fix }) =>
        `FAULT ${fault}${stack === undefined ? "" : ` of ${stack}`} is left -> ${fix}`,
    ),
    ...(sound ? ["the state is sound"] : []),
    ...mended.map((stack) => `next: npx cdktf diff ${stack}`),
  ];
}
