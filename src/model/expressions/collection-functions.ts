import type { ModelValue } from "../value";
import { entryOf, known, list, object, selected, sortedEntries } from "./values";

type Body = (...args: readonly ModelValue[]) => ModelValue | undefined;

/** Terraform's functions over lists and maps. Undefined where what they were given is not known well enough. */
export function collectionFunctions(): readonly (readonly [string, Body])[] {
  return [
    ["tolist", (value) => (value?.kind === "list" ? list(value.items) : value)],
    ["tomap", (value) => value],
    ["toset", toSet],
    ["keys", (value) => mapEntries(value, ([key]) => known(key))],
    ["values", (value) => mapEntries(value, ([, item]) => item)],
    ["length", (value) => withCount(value, known)],
    ["element", element],
    ["concat", (...lists) => withItems(lists, (items) => list(items.flat()))],
    ["flatten", flatten],
    ["merge", merge],
    ["zipmap", zipmap],
    ["lookup", lookup],
    ["slice", slice],
    ["one", one],
    ["compact", compact],
    ["distinct", (value) => value && withItems([value], ([items = []]) => list(unique(items)))],
    ["coalesce", (...values) => firstUseful(values, (value) => value === null || value === "")],
    ["try", (...values) => firstUseful(values, () => false)],
  ];
}

function mapEntries(
  value: ModelValue | undefined,
  pick: (entry: readonly [string, ModelValue]) => ModelValue,
): ModelValue | undefined {
  return value?.kind === "object" ? list(sortedEntries(value.entries).map(pick)) : undefined;
}

function withCount(
  value: ModelValue | undefined,
  then: (count: number) => ModelValue | undefined,
): ModelValue | undefined {
  if (value?.kind === "list") return then(value.items.length);
  if (value?.kind === "object") return then(Object.keys(value.entries).length);
  return value?.kind === "known" && typeof value.value === "string"
    ? then([...value.value].length)
    : undefined;
}

function withItems(
  values: readonly ModelValue[],
  then: (items: readonly (readonly ModelValue[])[]) => ModelValue,
): ModelValue | undefined {
  const items = values.flatMap((value) => (value.kind === "list" ? [value.items] : []));
  return items.length === values.length ? then(items) : undefined;
}

function wholeNumber(value: ModelValue | undefined): number | undefined {
  const number = value?.kind === "known" ? Number(value.value) : Number.NaN;
  return Number.isInteger(number) && number >= 0 ? number : undefined;
}

/** The same value twice is written the same way twice. Two references to different things stay two. */
function unique(items: readonly ModelValue[]): readonly ModelValue[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function toSet(value?: ModelValue): ModelValue | undefined {
  if (value?.kind !== "list") return undefined;
  const byText = unique(value.items).map((item) => [JSON.stringify(item), item] as const);
  const sorted = byText.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
  return { kind: "list", items: sorted, unordered: true };
}

/** Past the end it begins anew. Of a list whose length is not known it cannot be told which item that is. */
function element(value?: ModelValue, index?: ModelValue): ModelValue | undefined {
  const number = wholeNumber(index);
  if (value?.kind !== "list" || number === undefined || value.items.length === 0) return undefined;
  return value.items[number % value.items.length];
}

function flatten(value?: ModelValue): ModelValue | undefined {
  return value?.kind === "list" && value.items.every(isSettled) ? list(flatItems(value.items)) : undefined;
}

/** Inside something that is not known there may be a list or none. */
function isSettled(value: ModelValue): boolean {
  if (value.kind === "list") return value.items.every(isSettled);
  return value.kind !== "unknown" && value.kind !== "among";
}

function flatItems(items: readonly ModelValue[]): readonly ModelValue[] {
  return items.flatMap((item) => (item.kind === "list" ? flatItems(item.items) : [item]));
}

function merge(...maps: readonly ModelValue[]): ModelValue | undefined {
  const entries = maps.map((map) => {
    if (map.kind === "object") return Object.entries(map.entries);
    return map.kind === "known" && map.value === null ? [] : undefined;
  });
  return entries.includes(undefined) ? undefined : object(entries.flatMap((some) => some ?? []));
}

function zipmap(keys?: ModelValue, values?: ModelValue): ModelValue | undefined {
  if (keys?.kind !== "list" || values?.kind !== "list" || keys.items.length !== values.items.length)
    return undefined;
  const names = keys.items.map((key) => (key.kind === "known" ? String(key.value) : undefined));
  if (names.includes(undefined)) return undefined;
  return object(values.items.map((value, index) => [names[index] ?? "", value]));
}

function lookup(map?: ModelValue, key?: ModelValue, fallback?: ModelValue): ModelValue | undefined {
  if (map?.kind !== "object" || key?.kind !== "known") return undefined;
  return entryOf(map.entries, String(key.value)) ?? fallback;
}

/** Terraform refuses a slice past the end, so one of a list that only AWS knows has exactly these items. */
function slice(value?: ModelValue, from?: ModelValue, to?: ModelValue): ModelValue | undefined {
  const start = wholeNumber(from);
  const end = wholeNumber(to);
  if (value === undefined || start === undefined || end === undefined || end > 1_000) return undefined;
  if (value.kind === "list" && end <= value.items.length) return list(value.items.slice(start, end));
  if (value.kind !== "reference") return undefined;
  return list(Array.from({ length: Math.max(0, end - start) }, (_, index) => selected(value, start + index)));
}

function one(value?: ModelValue): ModelValue | undefined {
  if (value?.kind !== "list" || value.items.length > 1) return undefined;
  return value.items[0] ?? known(null);
}

function compact(value?: ModelValue): ModelValue | undefined {
  if (value?.kind !== "list" || value.items.some(({ kind }) => kind === "unknown")) return undefined;
  return list(
    value.items.filter((item) => item.kind !== "known" || (item.value !== null && item.value !== "")),
  );
}

/** The first value that is not passed over; one that is not known may or may not be, and so ends the search. */
function firstUseful(
  values: readonly ModelValue[],
  isPassedOver: (literal: string | number | boolean | null) => boolean,
): ModelValue | undefined {
  const first = values.find((value) => value.kind !== "known" || !isPassedOver(value.value));
  return first?.kind === "unknown" ? undefined : first;
}
