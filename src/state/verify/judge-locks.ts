import type { Finding } from "./finding";
import { unlockFix } from "./fixes";
import type { HeldLock, Observation, StackObservation } from "./observation";

/** One finding a lock. */
export function judgeLocks(seen: Observation, stack: StackObservation): readonly Finding[] {
  return groupLocks(stack.locks).map((lock) => ({
    stack: stack.stack,
    fault: "lock-held",
    message: `The state is locked in ${describePlaces(seen, lock)} ${describeLock(lock)}`,
    fix: unlockFix(seen, stack, lock),
  }));
}

/** A lock with every place that it is held in. */
export type LockGroup = Omit<HeldLock, "place"> & { readonly places: readonly HeldLock["place"][] };

/** With `locking: "both"` the same lock is held in both places: it is one. */
export function groupLocks(locks: readonly HeldLock[]): readonly LockGroup[] {
  const names = new Set(locks.map(nameOf));
  return [...names].flatMap((name) => {
    const held = locks.filter((lock) => nameOf(lock) === name);
    return held.slice(0, 1).map(({ place: _one, ...lock }) => ({
      ...lock,
      places: held.map(({ place }) => place),
    }));
  });
}

export function describePlaces({ table }: Pick<Observation, "table">, { places }: LockGroup): string {
  return places.map((place) => (place === "s3" ? "the bucket" : `the table ${table}`)).join(" and ");
}

/** A lock without an id is one of its own wherever it lies. */
function nameOf({ id, place }: HeldLock): string {
  return id ?? `unknown in ${place}`;
}

/** Such as "by ann@laptop since … for OperationTypeApply (id …)". */
export function describeLock(lock: Omit<HeldLock, "place">): string {
  const { who = "somebody", since = "an unknown time", operation = "an unknown operation", id } = lock;
  return `by ${who} since ${since} for ${operation}${id === undefined ? "" : ` (id ${id})`}`;
}
