import { compareTexts } from "../../foundation/compare-texts";
import type { Change } from "../change";
import type { ChangeGroup } from "../review-report";
import { groupOf } from "./group-of";
import { GROUP_ORDER, OTHER } from "./purposes";

/**
 * Everything that a plan does, by tier or purpose, in a fixed order; within a group by construct path and address.
 * What is a no-op is left out: nothing happens to it.
 *
 * @param constructPaths as `constructPathsOf` gives them; empty where only the plan is at hand
 */
export function groupChanges(
  changes: readonly Change[],
  constructPaths: ReadonlyMap<string, string> = new Map(),
): readonly ChangeGroup[] {
  const groups = new Map<string, { readonly change: Change; readonly place: string }[]>();
  for (const change of changes) {
    if (change.kind === "no-op") continue;
    const path = constructPaths.get(withoutKey(change.address));
    const name = groupOf(change, path);
    const there = groups.get(name) ?? [];
    groups.set(name, there);
    there.push({ change, place: path ?? "" });
  }
  return [...groups]
    .sort(([a], [b]) => rankOf(a) - rankOf(b) || compareTexts(a, b))
    .map(([name, members]) => ({
      name,
      changes: members
        .sort((a, b) => compareTexts(a.place, b.place) || compareTexts(a.change.address, b.change.address))
        .map(({ change }) => change),
    }));
}

/** Synthesized JSON names a resource once, a plan each of its instances. */
function withoutKey(address: string): string {
  return address.endsWith("]") ? address.slice(0, address.indexOf("[")) : address;
}

function rankOf(name: string): number {
  if (name === OTHER) return GROUP_ORDER.length + 1;
  const rank = GROUP_ORDER.indexOf(name);
  return rank === -1 ? GROUP_ORDER.length : rank;
}
