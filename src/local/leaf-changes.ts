/** One value that differs between two JSON documents. */
export interface LeafChange {
  /** Keys joined by dots; positions in lists are left out. Empty for the document as a whole. */
  readonly attribute: string;
  readonly before: unknown;
  /** `UNKNOWN` where the plan cannot tell. */
  readonly after: unknown;
}

/** Stands for a value that is known only after the apply. */
const UNKNOWN = "(known after apply)";

/**
 * Every leaf that differs, or that may: a value that is unknown until the apply counts as a difference unless an
 * enclosing block differs already. Null and absent are one, as they are for Terraform.
 */
export function leafChanges(before: unknown, after: unknown, afterUnknown: unknown): readonly LeafChange[] {
  return walk("", before, after, afterUnknown);
}

function walk(attribute: string, before: unknown, after: unknown, unknown: unknown): readonly LeafChange[] {
  if (unknown === true) return [{ attribute, before, after: UNKNOWN }];
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item, index) => walk(attribute, item, after[index], child(unknown, index)));
  }
  if (isObject(before) && isObject(after)) {
    const keys = new Set([
      ...Object.keys(before),
      ...Object.keys(after),
      ...(isObject(unknown) ? Object.keys(unknown) : []),
    ]);
    return [...keys].flatMap((key) =>
      walk(attribute === "" ? key : `${attribute}.${key}`, before[key], after[key], child(unknown, key)),
    );
  }
  return isSame(before, after) ? [] : [{ attribute, before, after }];
}

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function child(unknown: unknown, key: string | number): unknown {
  if (Array.isArray(unknown) && typeof key === "number") return unknown[key] as unknown;
  return isObject(unknown) ? unknown[key] : undefined;
}

/** What is left here is no pair of like shape: JSON text tells lists of unlike length and plain values apart. */
function isSame(before: unknown, after: unknown): boolean {
  return (before ?? null) === (after ?? null) || JSON.stringify(before) === JSON.stringify(after);
}
