import { known, list, object } from "./expressions/values";
import { lazyAttributes } from "./lazy-attributes";
import type { ModelResource } from "./resource-graph";
import type { ModelValue } from "./value";

/** Deeper than any attribute of a provider; beyond it a document would exhaust the stack. */
const MAXIMUM_DEPTH = 64;

/** A value that is what it says: no `${…}` means anything in it. */
export function literalValue(json: unknown, depth = 0): ModelValue {
  if (depth > MAXIMUM_DEPTH)
    return { kind: "unknown", because: `it is nested more than ${MAXIMUM_DEPTH} deep` };
  if (typeof json === "string" || typeof json === "number" || typeof json === "boolean") return known(json);
  if (Array.isArray(json)) return list(json.map((item) => literalValue(item, depth + 1)));
  if (typeof json !== "object" || json === null) return known(null);
  return object(Object.entries(json).map(([key, value]) => [key, literalValue(value, depth + 1)]));
}

/** The attributes of a resource; what is null reads as left out. */
export function literalAttributes(values: Readonly<Record<string, unknown>>): ModelResource["attributes"] {
  const names = Object.keys(values).filter((name) => values[name] !== null);
  return lazyAttributes(names, (name) => literalValue(values[name]));
}

/** Where a resource lies, from what AWS said of it: provider 6 says `region`, an ARN holds it in its fourth part. */
export function regionOfValues(values: Readonly<Record<string, unknown>>): string | undefined {
  const { region, arn } = values;
  if (typeof region === "string" && region !== "") return region;
  const fromArn = typeof arn === "string" ? arn.split(":")[3] : undefined;
  return fromArn === "" ? undefined : fromArn;
}
