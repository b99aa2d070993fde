import type { Change } from "../change";

/** One object goes and another takes its place, in either order. */
export function isReplaced({ kind }: Change): boolean {
  return kind === "replace-delete-first" || kind === "replace-create-first";
}

/** The object goes for good. */
export function isDestroyed({ kind }: Change): boolean {
  return kind === "delete";
}

export function isGone(change: Change): boolean {
  return isReplaced(change) || isDestroyed(change);
}

/** There was an object before, and there is one afterwards: settings can be lost. */
export function isKept({ kind }: Change): boolean {
  return KEPT.has(kind);
}

/** There is an object afterwards: something can be opened. */
export function isThere(change: Change): boolean {
  return change.kind === "create" || isKept(change);
}

const KEPT: ReadonlySet<Change["kind"]> = new Set([
  "update",
  "replace-create-first",
  "replace-delete-first",
  "import",
  "move",
  "deferred",
]);
