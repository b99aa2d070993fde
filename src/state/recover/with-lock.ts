import { DurableError, externalError } from "../../foundation/errors";
import type { VerifyClients } from "../verify/clients";
import { releaseOwn } from "./release-lock";
import { type LockInfo, takeLock } from "./take-lock";
import { lockPath, type RecoveryTarget } from "./target";

/** Who takes a lock, and under what id. */
export interface LockHolder {
  /** `user@host`. */
  readonly who: string;
  readonly newId: () => string;
  /** Milliseconds of the epoch. */
  readonly now: () => number;
}

const OPERATION = "durable state recover";

/** Does the work while it holds Terraform's own lock, in every place where Terraform looks for one. */
export async function withLock<T>(
  clients: VerifyClients,
  target: RecoveryTarget,
  holder: LockHolder,
  work: () => Promise<T>,
): Promise<T> {
  const info = lockInfo(target, holder);
  let result: T;
  try {
    for (const place of target.places) await takeLock(clients, target, place, info);
    result = await work();
  } catch (error) {
    // What went wrong first is what must be told.
    const stuck = await release(clients, target, info.ID);
    throw stuck === undefined ? error : withStuckLock(error, info.ID);
  }
  const stuck = await release(clients, target, info.ID);
  if (stuck !== undefined) throw stillHeld(stuck.reason, info.ID);
  return result;
}

/**
 * In every place, also where taking it failed: an answer that got lost may have been a yes.
 * The table first, as the last that was taken. Gives back why a lock may have stayed.
 */
async function release(
  clients: VerifyClients,
  target: RecoveryTarget,
  id: string,
): Promise<{ readonly reason: unknown } | undefined> {
  try {
    for (const place of target.places.toReversed()) await releaseOwn(clients, target, place, id);
    return undefined;
  } catch (reason) {
    return { reason };
  }
}

function lockInfo(target: RecoveryTarget, { who, newId, now }: LockHolder): LockInfo {
  return {
    ID: newId(),
    Operation: OPERATION,
    Info: "",
    Who: who,
    Version: "",
    Created: new Date(now()).toISOString(),
    Path: lockPath(target),
  };
}

function withStuckLock(error: unknown, id: string): unknown {
  if (!(error instanceof DurableError)) return error;
  const { kind, parts, exitCode } = error;
  const next = `${parts.next}; its own lock may be held still: then add --unlock ${id}`;
  return new DurableError(kind, { ...parts, next }, exitCode);
}

function stillHeld(reason: unknown, id: string): DurableError {
  return externalError({
    what: `The state is mended, but the lock that was taken for it could not be released: ${reason instanceof Error ? reason.message : String(reason)}`,
    given: `lock ${id}`,
    next: `run the command again with --unlock ${id}`,
  });
}
