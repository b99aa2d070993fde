import { type KnownValue, type ModelValue } from "../value";

export type Literal = KnownValue["value"];

export function known(value: Literal): KnownValue {
  return { kind: "known", value };
}

export function unknown(because: string): ModelValue {
  return { kind: "unknown", because };
}

export function list(items: readonly ModelValue[]): ModelValue {
  return { kind: "list", items };
}

/** Safe for every key: `__proto__` becomes an entry like any other. */
export function object(entries: Iterable<readonly [string, ModelValue]>): ModelValue {
  return { kind: "object", entries: Object.fromEntries(entries) };
}

/** Entries in the order in which Terraform walks a map: by key. */
export function sortedEntries(
  entries: Readonly<Record<string, ModelValue>>,
): readonly [string, ModelValue][] {
  return Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

export function entryOf<T>(entries: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(entries, key) ? entries[key] : undefined;
}

/** The text of a value that is known, as it appears inside another text. */
export function asText(value: ModelValue): string | undefined {
  return value.kind === "known" && value.value !== null ? String(value.value) : undefined;
}

/** A text of parts. One part is itself; known ones become one. */
export function concatenated(parts: readonly ModelValue[]): ModelValue {
  const flat = parts.flatMap((part) => (part.kind === "text" ? part.parts : [part]));
  const merged: ModelValue[] = [];
  for (const part of flat) {
    const text = asText(part);
    const last = merged.at(-1);
    if (text === undefined) merged.push(part);
    else if (last?.kind === "known") merged[merged.length - 1] = known(`${String(last.value)}${text}`);
    else merged.push(known(text));
  }
  const [only] = merged;
  if (only === undefined) return known("");
  return merged.length === 1 && only.kind === "known" ? only : { kind: "text", parts: merged };
}

/** Every resource that is named anywhere inside. */
export function referencesIn(
  value: ModelValue,
): readonly { readonly address: string; readonly attribute: string }[] {
  switch (value.kind) {
    case "known":
    case "unknown":
      return [];
    case "list":
      return value.items.flatMap(referencesIn);
    case "object":
      return Object.values(value.entries).flatMap(referencesIn);
    case "text":
      return value.parts.flatMap(referencesIn);
    case "reference":
      return [value];
    case "among":
      return value.addresses.map((address) => ({ address, attribute: value.attribute }));
  }
}

/** What is left to say where an operation cannot be carried out: some of what it was given, or nothing at all. */
export function someOf(values: readonly ModelValue[], because: string): ModelValue {
  const references = values.flatMap(referencesIn);
  const [first] = references;
  if (first === undefined) return firstReason(values) ?? unknown(because);
  const sameAttribute = references.every(({ attribute }) => attribute === first.attribute);
  const addresses = [...new Set(references.map(({ address }) => address))].sort();
  return { kind: "among", addresses, attribute: sameAttribute ? first.attribute : "" };
}

function firstReason(values: readonly ModelValue[]): ModelValue | undefined {
  return values.find(({ kind }) => kind === "unknown");
}

/** `value.name` or `value[0]`; a step that leads nowhere is no default but unknown. */
export function selected(value: ModelValue, step: string | number): ModelValue {
  switch (value.kind) {
    case "object":
      // A block that is written once may be written as an object: index 0 of it is the object.
      if (step === 0 && !Object.hasOwn(value.entries, "0")) return value;
      return entryOf(value.entries, String(step)) ?? unknown(`there is no ${String(step)} in it`);
    case "list":
      return value.items[Number(step)] ?? unknown(`there is no item ${String(step)} in it`);
    case "reference":
    case "among":
      return { ...value, attribute: extendedPath(value.attribute, step) };
    case "unknown":
      return value;
    case "known":
    case "text":
      return unknown(`${String(step)} is asked of a value that has no parts`);
  }
}

/** As Terraform writes it: `master_user_secret[0].secret_arn`. */
function extendedPath(path: string, step: string | number): string {
  if (typeof step === "number") return `${path}[${step}]`;
  return path === "" ? step : `${path}.${step}`;
}
