import { usageError } from "../../foundation/errors";
import { UNREADABLE_LOCK } from "../verify/fixes";
import { describeLock, groupLocks } from "../verify/judge-locks";
import type { StackObservation } from "../verify/observation";
import type { VerifiedState } from "../verify/verify-state";
import { checkVersionId, chosenFor } from "./choose-version";
import type { Left, RecoveryPlan, Step, UnlockStep, Wishes } from "./plan";
import { planDigest } from "./plan-digest";
import { planRestore } from "./plan-restore";

/**
 * The steps that mend what was found, locks first, and what none of them mends.
 * @throws DurableError (usage) where a lock or a version was named that is not there.
 */
export function planRecovery({ seen, findings }: VerifiedState, wishes: Wishes): RecoveryPlan {
  const stacks = seen.stacks.filter(({ role }) => wishes.stack === undefined || role === wishes.stack);
  const locks = stacks.flatMap((stack) => planUnlocks(stack, wishes.unlock));
  if (wishes.unlock !== undefined && !locks.some(({ named }) => named))
    throw noSuchLock(wishes.unlock, locks);
  checkVersionId(stacks, findings, wishes.versionId);
  const steps: Step[] = [...locks];
  const left: Left[] = [];
  for (const finding of findings) {
    const stack = stacks.find((one) => one.stack === finding.stack);
    if (finding.stack === undefined) left.push({ finding, why: finding.fix });
    else if (stack !== undefined && finding.fault !== "lock-held") {
      const chosen = chosenFor(stack, finding, wishes.versionId);
      const planned = isOfDigest(finding.fault)
        ? planDigest(stack, finding)
        : planRestore(seen, stack, finding, chosen);
      if ("why" in planned) left.push(planned);
      else steps.push(planned);
    }
  }
  return { steps, left };
}

function isOfDigest(fault: string): boolean {
  return fault === "digest-mismatch" || fault === "digest-missing";
}

function planUnlocks({ stack, key, locks }: StackObservation, unlock: string | undefined): UnlockStep[] {
  return groupLocks(locks).map((lock) => ({
    kind: "unlock",
    stack,
    key,
    mends: "lock-held",
    lock,
    named: unlock === (lock.id ?? UNREADABLE_LOCK),
  }));
}

function noSuchLock(unlock: string, locks: readonly UnlockStep[]) {
  const held = locks.map(
    ({ lock, stack }) => `${lock.id ?? UNREADABLE_LOCK} on ${stack}, ${describeLock({ ...lock })}`,
  );
  return usageError({
    what: "No lock of that id is held",
    given: `--unlock ${unlock}`,
    allowed: held.length === 0 ? "nothing: no lock is held" : held.join("\n           "),
    next: "name one of these, or leave the option out; nothing was changed",
  });
}
