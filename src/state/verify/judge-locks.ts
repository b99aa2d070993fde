import type { Finding } from "./finding";
import type { HeldLock, Observation, StackObservation } from "./observation";

/** One finding a lock: with `locking: "both"` the same one is held in both places. */
export function judgeLocks(seen: Observation, { stack, locks }: StackObservation): readonly Finding[] {
  const names = new Set(locks.map(nameOf));
  return [...names].map((name) => {
    const held = locks.filter((lock) => nameOf(lock) === name);
    const [lock] = held;
    const places = held.map(({ place }) => (place === "s3" ? "the bucket" : `the table ${seen.table}`));
    return {
      stack,
      fault: "lock-held",
      message: `The state is locked in ${places.join(" and ")} ${describeLock(lock)}`,
      fix: fixLock(stack, lock),
    };
  });
}

/** A lock without an id is one of its own wherever it lies. */
function nameOf({ id, place }: HeldLock): string {
  return id ?? `unknown in ${place}`;
}

/** Whose run it is, nobody can tell from here: so both ways out are named, the harmless one first. */
function fixLock(stack: string, lock: HeldLock | undefined): string {
  const force =
    lock?.id === undefined
      ? "delete the lock by hand: it has no id that Terraform could be given"
      : `\`terraform force-unlock ${lock.id}\` in cdktf.out/stacks/${stack}`;
  return `wait for that run; only if it is dead: ${force}`;
}

function describeLock(lock: HeldLock | undefined): string {
  const { who = "somebody", since = "an unknown time", operation = "an unknown operation", id } = lock ?? {};
  return `by ${who} since ${since} for ${operation}${id === undefined ? "" : ` (id ${id})`}`;
}
