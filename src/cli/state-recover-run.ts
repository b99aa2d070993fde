import { randomUUID } from "node:crypto";
import { lockTableName } from "../config/physical-names";
import { findEnvironment } from "../deploy/find-environment";
import { EXIT } from "../foundation/errors";
import { describePlan, describeStep } from "../state/recover/describe-plan";
import type { Wishes } from "../state/recover/plan";
import { recoverState, type RecoverProps } from "../state/recover/recover-state";
import { exitCodeOf, type RecoveryReport, reportRecovery } from "../state/recover/report";
import type { CliContext } from "./context";
import type { InterruptWords } from "./interrupts";
import { printJson, printLines } from "./output";

export interface RecoverFlags {
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

/** One recovery: looks, shows, asks, does, and sets the exit code. */
export async function runRecover(context: CliContext, flags: RecoverFlags): Promise<void> {
  const { host } = context;
  const { environment, dryRun = false, json = false } = flags;
  if (!json) host.stderr.write(`looking at the state of ${environment}\n`);
  const recovery = await recoverState(recoverProps(context, flags));
  const report = reportRecovery(environment, dryRun, recovery);
  if (json) printJson(host, report);
  // Where nothing was done at all this throws: then there is no outcome to tell.
  const exitCode = exitCodeOf(report, host.canAsk);
  if (!json && !dryRun && report.steps.length > 0) printLines(host, describeOutcome(report));
  if (exitCode !== EXIT.ok) process.exitCode = exitCode;
}

function recoverProps({ host, interruption }: CliContext, flags: RecoverFlags): RecoverProps {
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

function wishesOf({ stack, versionId, unlock }: RecoverFlags): Wishes {
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
