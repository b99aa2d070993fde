import { placeBelow, reasonAt, rootPlace } from "../secrets/place";
import { UNCHANGED_SETTINGS } from "../unchanged-settings";
import { draftValue, type DraftValue } from "./leaf";
import type { PlannedChange } from "./plan-schema";

/** Longer ones say nothing that a review asks for. */
const LONGEST_CHARACTERS = 256;

/**
 * The settings that stay as they are and say what the resource is: null where they are not set, and left out where
 * they change, may change or do not exist. Undefined where the resource has none of them.
 */
export function unchangedDrafts(
  type: string,
  { before, after, after_unknown: unknown, after_sensitive: sensitive }: PlannedChange,
): Readonly<Record<string, DraftValue>> | undefined {
  const root = rootPlace(type, sensitive);
  const drafts: Record<string, DraftValue> = {};
  for (const name of UNCHANGED_SETTINGS) {
    const value = memberOf(before, name);
    if (value === undefined || memberOf(unknown, name) !== undefined) continue;
    if (typeof value === "object" && value !== null) continue;
    if (value !== memberOf(after, name)) continue;
    const because = reasonAt(placeBelow(root, name, after), value);
    drafts[name] = draftValue(value, because, LONGEST_CHARACTERS);
  }
  return Object.keys(drafts).length > 0 ? drafts : undefined;
}

function memberOf(owner: unknown, name: string): unknown {
  if (typeof owner !== "object" || owner === null || !Object.hasOwn(owner, name)) return undefined;
  return (owner as Readonly<Record<string, unknown>>)[name];
}
