import type { StateVersion } from "./observation";
import type { ReadableState } from "./state-content";

export type KnownVersion = Omit<StateVersion, "content"> & { readonly content: ReadableState };

/** What the versions of one state say that it must be, up to some point of time. */
export interface History {
  /** The highest serial of the lineage that the first version began: what the present state must not fall behind. */
  readonly head?: KnownVersion;
  /** The head at the time when an older state was put in its place, until that head comes back. */
  readonly lost?: KnownVersion;
  /** Whether the newest version so far is a deletion. */
  readonly deleted: boolean;
}

/** @param versions newest first. */
export function historyOf(versions: readonly StateVersion[]): History {
  return versions.toReversed().reduce(advance, { deleted: false });
}

/**
 * Terraform only ever raises the serial and never changes the lineage; whatever else happened to the object was done
 * around it. What cannot be read says nothing and is passed over; what a person chose begins the count anew.
 */
export function advance(history: History, version: StateVersion): History {
  const { content } = version;
  if (content.kind === "deleted") return { ...history, deleted: true };
  if (content.kind !== "state") return { ...history, deleted: false };
  const known = { ...version, content };
  const { head } = history;
  if (head === undefined || version.chosen || startsAnew(history, content))
    return { head: known, deleted: false };
  const next = { ...history, deleted: false };
  if (content.lineage !== head.content.lineage) return next;
  if (content.serial > head.content.serial) return { ...next, head: known };
  // The head again, by a restore: nothing is lost any more.
  if (content.md5 === head.content.md5) return { head: known, deleted: false };
  return { ...next, lost: history.lost ?? head };
}

/** A new lineage is no fault when the old state managed nothing and was deleted: then somebody meant it. */
export function startsAnew({ head, deleted }: History, { lineage }: ReadableState): boolean {
  return (
    head !== undefined && deleted && head.content.managed.length === 0 && lineage !== head.content.lineage
  );
}
