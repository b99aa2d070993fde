import { asText } from "./expressions/values";
import type { ResourceGraph } from "./resource-graph";
import { ABSENT, type ModelValue } from "./value";

/** References that lead to references: more than this is a circle. */
const MAXIMUM_STEPS = 20;

export function isAbsent(value: ModelValue): boolean {
  return value.kind === "known" && (value.value === null || value.value === "");
}

/** Goes through references to attributes that are written out elsewhere: `aws_vpc.main.cidr_block`. */
export function resolved(graph: ResourceGraph, value: ModelValue, steps = 0): ModelValue {
  if (steps > MAXIMUM_STEPS) return { kind: "unknown", because: "it refers to itself" };
  if (value.kind === "text") {
    const parts = value.parts.map((part) => resolved(graph, part, steps + 1));
    const texts = parts.flatMap((part) => asText(part) ?? []);
    return texts.length === parts.length ? { kind: "known", value: texts.join("") } : { kind: "text", parts };
  }
  if (value.kind !== "reference") return value;
  const attributes = graph.get(value.address)?.attributes ?? {};
  const target = value.attribute
    .split(/[.[\]]+/)
    .filter((name) => name !== "")
    .reduce(step, { kind: "object", entries: attributes });
  return isAbsent(target) ? value : resolved(graph, target, steps + 1);
}

/** Whether it refers to a resource of one of the types itself. */
export function leadsTo(graph: ResourceGraph, value: ModelValue, types: readonly string[]): boolean {
  return value.kind === "reference" && types.includes(graph.get(value.address)?.type ?? "");
}

/** A block that may stand once is an object in one form of JSON and a list of one in another. */
export function step(value: ModelValue, name: string): ModelValue {
  switch (value.kind) {
    case "object":
      return Object.hasOwn(value.entries, name) ? (value.entries[name] ?? ABSENT) : ABSENT;
    case "list":
      return stepOfList(value.items, name);
    case "known":
      return ABSENT;
    case "reference":
    case "among":
    case "text":
      return { kind: "unknown", because: reasonOf(value, `${name} of it`) };
    case "unknown":
      return value;
  }
}

function stepOfList(items: readonly ModelValue[], name: string): ModelValue {
  if (/^\d+$/.test(name)) return items[Number(name)] ?? ABSENT;
  const [only, second] = items;
  if (only === undefined) return ABSENT;
  return second === undefined ? step(only, name) : { kind: "unknown", because: "there are several" };
}

/** Why a value is not what was asked for, with the place where it stands. */
export function reasonOf(value: ModelValue, where: string): string {
  switch (value.kind) {
    case "known":
      return `${where}: ${JSON.stringify(value.value)} is not what belongs there`;
    case "list":
    case "object":
      return `${where}: it is not a single value`;
    case "reference":
      return `${where} is ${value.address}.${value.attribute}, known after the apply`;
    case "among":
      return `${where} is some of ${value.addresses.join(", ")}`;
    case "text":
      return `${where} is put together of values that are known after the apply`;
    case "unknown":
      return `${where}: ${value.because}`;
  }
}
