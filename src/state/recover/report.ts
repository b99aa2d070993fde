import { DurableError, EXIT, type ExitCode } from "../../foundation/errors";
import type { Finding } from "../verify/finding";
import type { Left, Step } from "./plan";
import type { Recovery } from "./recover-state";

/** What `durable state recover --json` prints. */
export interface RecoveryReport {
  readonly schemaVersion: 1;
  readonly environment: string;
  readonly dryRun: boolean;
  /** Whether nothing is wrong any more. */
  readonly sound: boolean;
  readonly steps: readonly ReportedStep[];
  /** Faults that no step mends. */
  readonly left: readonly Left[];
  /** What is wrong now. */
  readonly findings: readonly Finding[];
}

/** `why` says why it was not done. */
export type ReportedStep = Step & { readonly done: boolean; readonly why?: string };

export function reportRecovery(
  environment: string,
  dryRun: boolean,
  { plan, agreement, findings }: Recovery,
): RecoveryReport {
  return {
    schemaVersion: 1,
    environment,
    dryRun,
    sound: findings.length === 0,
    steps: plan.steps.map((step) => {
      const why = agreement.refused.find((refused) => refused.step === step)?.why;
      return { ...step, done: why === undefined, ...(why === undefined ? {} : { why }) };
    }),
    left: plan.left,
    findings,
  };
}

/**
 * 0 where nothing is wrong any more, 3 where something is: after a dry run, after "no" to a question, and where a
 * fault is none of ours to mend.
 * @throws DurableError (usage) where nothing could be done at all.
 */
export function exitCodeOf({ dryRun, sound, steps, left }: RecoveryReport, canAsk: boolean): ExitCode {
  if (sound) return EXIT.ok;
  const wasAsked = canAsk && steps.length > 0;
  if (dryRun || wasAsked || steps.some(({ done }) => done)) return EXIT.gateFailed;
  const reasons = [
    ...steps.map(({ mends, stack, why = "" }) => `${mends} of ${stack}: ${why}`),
    ...left.map(({ finding, why }) => `${finding.fault}: ${why}`),
  ];
  throw new DurableError("usage", {
    what: "Nothing was mended, and nothing was changed",
    given: reasons.join("\n           "),
    next:
      steps.length === 0
        ? "do that first, then run the command again"
        : "run the command again with these options",
  });
}
