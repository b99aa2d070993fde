import type { AttributeChange, Change } from "../change";
import { isUntold, namesOf } from "./settings-values";

/** The changed leaves of one resource by how risks ask for them. */
export interface LeafIndex {
  /** By the names on the path, joined by dots. */
  readonly byNames: ReadonlyMap<string, readonly AttributeChange[]>;
  /** What is hidden or not known yet and may stand for a block, with what the names within it begin with. */
  readonly untold: readonly (readonly [prefix: string, leaf: AttributeChange])[];
}

/** All risks ask the same changes, of which a plan may have 100,000. */
const indexes = new WeakMap<Change, LeafIndex>();

export function leafIndexOf(change: Change): LeafIndex {
  const there = indexes.get(change);
  if (there !== undefined) return there;
  const index = indexed(change);
  indexes.set(change, index);
  return index;
}

function indexed({ attributes }: Change): LeafIndex {
  const byNames = new Map<string, AttributeChange[]>();
  const untold: [string, AttributeChange][] = [];
  for (const leaf of attributes) {
    const names = leaf.path.length === 1 ? String(leaf.path[0]) : namesOf(leaf.path).join(".");
    const there = byNames.get(names);
    if (there === undefined) byNames.set(names, [leaf]);
    else there.push(leaf);
    // A resource that is hidden as a whole says nothing of any setting: `attributes-not-read` reports it.
    if (names !== "" && isUntold(leaf.after)) untold.push([`${names}.`, leaf]);
  }
  return { byNames, untold };
}
