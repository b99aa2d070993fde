import type { Environment } from "../../config/environment";
import { DurableError, EXIT, externalError } from "../../foundation/errors";
import type { VerifyClients } from "../verify/clients";
import { listVersions } from "../verify/list-versions";
import type { DigestStep, RestoreStep, Step } from "./plan";
import { releaseLock } from "./release-lock";
import { restoredMd5, restoreVersion } from "./restore-version";
import { type RecoveryTarget, recoveryTarget } from "./target";
import { type LockHolder, withLock } from "./with-lock";
import { writeDigest } from "./write-digest";

export interface CarryOutProps {
  readonly clients: VerifyClients;
  readonly environment: Environment;
  readonly holder: LockHolder;
  /** Stops before the next step, never inside one. */
  readonly signal: AbortSignal;
  readonly onStep: (step: Step) => void;
}

/** Does the steps in their order. @throws DurableError at the first that cannot be done: none after it is begun. */
export async function carryOut(props: CarryOutProps, steps: readonly Step[]): Promise<void> {
  const { clients, environment, holder, signal, onStep } = props;
  for (const step of steps) {
    checkSignal(signal);
    onStep(step);
    const target = recoveryTarget(environment, step.key);
    if (step.kind === "unlock") {
      for (const place of step.lock.places) await releaseLock(clients, target, place, step.lock.id);
    } else {
      await withLock(clients, target, holder, async () => {
        await checkUnchanged(clients, target, step);
        checkSignal(signal);
        await mend(clients, target, step);
      });
    }
  }
}

/** From the copy to its digest there is no way out: between the two Terraform would refuse the state. */
async function mend(
  clients: VerifyClients,
  target: RecoveryTarget,
  step: RestoreStep | DigestStep,
): Promise<void> {
  if (step.kind === "write-digest") return writeDigest(clients, target, step.md5);
  await restoreVersion(clients, target, step);
  const md5 = await restoredMd5(clients, target, step);
  if (target.places.includes("dynamodb")) await writeDigest(clients, target, md5);
}

/** The plan was made before the lock was taken: a run that ended in between has made it wrong. */
async function checkUnchanged(
  clients: VerifyClients,
  target: RecoveryTarget,
  { replaces }: RestoreStep | DigestStep,
): Promise<void> {
  const [present] = await listVersions(clients, target);
  if (present?.versionId === replaces) return;
  throw externalError({
    what: "The state has changed since it was looked at",
    given: `s3://${target.bucket}/${target.key}: version ${present?.versionId ?? "none"}`,
    allowed: `version ${replaces ?? "none"}`,
    next: "run the command again; nothing was changed in this state",
  });
}

/** @throws DurableError (exit code 130) where the person has interrupted the command. */
export function checkSignal(signal: AbortSignal): void {
  if (!signal.aborted) return;
  throw new DurableError(
    "external",
    {
      what: "Interrupted: no step was left half-done, and no lock is held by this command",
      next: "run the command again: it looks anew and does what is left",
    },
    EXIT.interrupted,
  );
}
