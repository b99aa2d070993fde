import { known, list, object, selected, someOf, unknown } from "./expressions/values";
import { isJsonObject } from "./from-synth-document";
import { literalValue } from "./from-literals";
import type { KnownValue, ModelValue } from "./value";

/**
 * One value of a plan: what is known of it, and for the rest what the configuration says.
 *
 * @param value as planned; what is not known is left out, or null in a list.
 * @param notYet the plan's `after_unknown`: `true`, or the shape of the value with `true` in it.
 * @param hint what the configuration's expression means; undefined where it is left out there.
 * @returns undefined where the configuration leaves it out: only AWS will tell, and nothing refers to anything.
 */
export function mergedValue(
  value: unknown,
  notYet: unknown,
  hint: ModelValue | undefined,
): ModelValue | undefined {
  if (notYet === true) return hint !== undefined && tellsNothing(hint) ? unknown(NOT_TOLD) : hint;
  if (notYet === undefined || notYet === false) return literalValue(value);
  if (Array.isArray(value) || Array.isArray(notYet)) return mergedList(asList(value), asList(notYet), hint);
  return mergedObject(asObject(value), asObject(notYet), hint);
}

const NOT_TOLD = "the plan does not tell how it is worked out";

/** An expression of which the plan holds nothing, or nothing but a part: had it been all, the value were known. */
function tellsNothing(hint: ModelValue): boolean {
  return hint.kind === "known" || (hint.kind === "object" && Object.keys(hint.entries).length === 0);
}

function mergedObject(
  value: Readonly<Record<string, unknown>>,
  notYet: Readonly<Record<string, unknown>>,
  hint: ModelValue | undefined,
): ModelValue {
  const names = [...new Set([...Object.keys(value), ...Object.keys(notYet)])].sort();
  return object(
    names.flatMap((name) => {
      const merged = mergedValue(value[name], notYet[name], partOf(hint, name));
      return merged === undefined ? [] : [[name, merged] as const];
    }),
  );
}

/** What refers to something as a whole, without telling which part of it where, may refer to it in every part. */
function partOf(hint: ModelValue | undefined, name: string): ModelValue | undefined {
  switch (hint?.kind) {
    case undefined:
      return undefined;
    case "object":
      return Object.hasOwn(hint.entries, name) ? hint.entries[name] : undefined;
    case "list":
      return hint.items.length === 1 ? partOf(hint.items[0], name) : someOf(hint.items, NOT_TOLD);
    case "known":
      return undefined;
    case "reference":
    case "among":
    case "text":
    case "unknown":
      return hint;
  }
}

function mergedList(
  values: readonly unknown[],
  notYet: readonly unknown[],
  hint: ModelValue | undefined,
): ModelValue {
  const length = Math.max(values.length, notYet.length);
  const written = hint?.kind === "list" ? hint.items : undefined;
  return list(
    Array.from({ length }, (_, index) => {
      // A block that is written once is an object in the configuration and a list of one in the plan.
      const item = written === undefined ? hint : itemFor(written, values[index], notYet[index], index);
      return mergedValue(values[index], notYet[index] ?? false, item) ?? known(null);
    }),
  );
}

/**
 * The item of the configuration that became an item of the plan. A set is planned in an order of its own, so it is
 * found by what is known of it; the place decides only between items that it leaves over.
 */
function itemFor(
  written: readonly ModelValue[],
  value: unknown,
  notYet: unknown,
  index: number,
): ModelValue | undefined {
  const [only] = written;
  if (written.length <= 1) return only;
  if (notYet === true) return written[index];
  const fitting = written.filter((item) => isConsistent(item, value, notYet));
  return fitting.length <= 1 ? fitting[0] : someOfBlocks(fitting);
}

/** Blocks that differ only in what is not known yet: for each part, some of what they say. */
function someOfBlocks(items: readonly ModelValue[]): ModelValue {
  const objects = items.flatMap((item) => (item.kind === "object" ? [item] : []));
  if (objects.length < items.length) return someOf(items, NOT_TOLD);
  const names = [...new Set(objects.flatMap(({ entries }) => Object.keys(entries)))].sort();
  return object(
    names.map((name) => {
      const parts = objects.map((item) => selected(item, name));
      const [first] = parts;
      const isSame = parts.every((part) => JSON.stringify(part) === JSON.stringify(first));
      return [name, isSame && first !== undefined ? first : someOf(parts, NOT_TOLD)];
    }),
  );
}

/** Whether an item of the configuration says nothing else than the plan, as far as both say it in so many words. */
function isConsistent(item: ModelValue, value: unknown, notYet: unknown): boolean {
  if (item.kind === "known") return notYet === true || isSameLiteral(item.value, value);
  if (item.kind !== "object" || !isJsonObject(value)) return true;
  return Object.entries(item.entries).every(([name, part]) => {
    return isConsistent(part, value[name], isJsonObject(notYet) ? notYet[name] : undefined);
  });
}

function isSameLiteral(written: KnownValue["value"], planned: unknown): boolean {
  if (written === null || written === "") return planned === undefined || planned === null || planned === "";
  // A number may be planned as a text, and a text as a number.
  if (typeof planned !== "string" && typeof planned !== "number" && typeof planned !== "boolean")
    return false;
  return String(written) === String(planned);
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return isJsonObject(value) ? value : {};
}
