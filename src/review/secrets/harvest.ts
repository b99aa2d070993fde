import { secretsWithin } from "./judge-text";
import type { KnownSecrets } from "./known-secrets";
import { isUnremarkable, placeBelow, reasonAt, type Place } from "./place";
import { decodedText } from "./randomness";

/** Nothing that Terraform writes is nested that deep. */
const DEEPEST = 200;

/**
 * Takes down every secret of a value: what is marked, what is named like one, and what texts assign to such a name.
 *
 * @param searched a value of the same form that was searched before: its texts are not read again. @default none was
 */
export function harvest(
  value: unknown,
  place: Place,
  known: KnownSecrets,
  searched: unknown = undefined,
  depth = 0,
): void {
  if (depth > DEEPEST) return;
  if (typeof value === "string") {
    harvestText(value, place, known);
  } else if (typeof value === "number") {
    if (reasonAt(place, value) !== undefined) known.add(String(value), place.name);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      harvest(item, placeBelow(place, index, value), known, memberOf(searched, index), depth + 1);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      // What an expression refers to are addresses: one of them for a secret would hide the resource itself.
      if (key === "references" && Array.isArray(item)) continue;
      // Switches and nothing are most of what a resource holds.
      if (item === null || typeof item === "boolean") continue;
      if (typeof item !== "object" && isUnremarkable(place, key)) {
        if (typeof item === "string" && memberOf(searched, key) !== item) addWithin(item, known);
        continue;
      }
      harvest(item, placeBelow(place, key, value), known, memberOf(searched, key), depth + 1);
    }
  }
}

function harvestText(text: string, place: Place, known: KnownSecrets): void {
  const reason = reasonAt(place, text);
  const isScript = reason?.startsWith("user data") === true;
  if (reason !== undefined && !isScript) known.add(text, place.name);
  addWithin(isScript ? (decodedText(text) ?? text) : text, known);
}

function memberOf(owner: unknown, key: string | number): unknown {
  if (typeof owner !== "object" || owner === null || !Object.hasOwn(owner, key)) return undefined;
  return (owner as Readonly<Record<string | number, unknown>>)[key];
}

function addWithin(text: string, known: KnownSecrets): void {
  for (const secret of secretsWithin(text)) known.add(secret, "");
}
