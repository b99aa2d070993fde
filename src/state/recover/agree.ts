import { UNREADABLE_LOCK } from "../verify/fixes";
import { describeLock } from "../verify/judge-locks";
import type { Step, UnlockStep } from "./plan";

/** What the person agreed to before, and how to ask about the rest. */
export interface Consent {
  /** Agrees to every step but the release of a lock. */
  readonly yes: boolean;
  /** Left out where nobody can be asked. */
  readonly ask?: (step: Step) => Promise<boolean>;
}

export interface Agreement {
  readonly agreed: readonly Step[];
  readonly refused: readonly RefusedStep[];
}

export interface RefusedStep {
  readonly step: Step;
  readonly why: string;
}

/**
 * Which steps may be done. Nothing is mended under a lock that stays held, and where nobody can be asked it is all
 * that the options name or nothing.
 */
export async function agree(steps: readonly Step[], { yes, ask }: Consent): Promise<Agreement> {
  const agreed: Step[] = [];
  const refused: RefusedStep[] = [];
  for (const step of steps) {
    const why = lockedBy(step, refused) ?? (await refusalOf(step, yes, ask));
    if (why === undefined) agreed.push(step);
    else refused.push({ step, why });
  }
  const isHalf = ask === undefined && refused.some(({ why }) => why === NEEDS_YES);
  if (!isHalf) return { agreed, refused };
  return { agreed: [], refused: [...agreed.map((step) => ({ step, why: NEEDS_YES })), ...refused] };
}

const NEEDS_YES = "nobody can be asked here: pass --yes";

async function refusalOf(step: Step, yes: boolean, ask: Consent["ask"]): Promise<string | undefined> {
  if (step.kind === "unlock" ? step.named : yes) return undefined;
  if (ask !== undefined) return (await ask(step)) ? undefined : "answered with no";
  return step.kind === "unlock"
    ? `no lock is released unasked: pass --unlock ${step.lock.id ?? UNREADABLE_LOCK} if that run is dead`
    : NEEDS_YES;
}

/** Locks come before everything else, so that their answers are known. */
function lockedBy(step: Step, refused: readonly RefusedStep[]): string | undefined {
  if (step.kind === "unlock") return undefined;
  const held = refused.map((one) => one.step).find((one) => isUnlock(one) && one.stack === step.stack);
  return held !== undefined && isUnlock(held)
    ? `the state is locked ${describeLock(held.lock)}; --unlock ${held.lock.id ?? UNREADABLE_LOCK} releases that first`
    : undefined;
}

function isUnlock(step: Step): step is UnlockStep {
  return step.kind === "unlock";
}
