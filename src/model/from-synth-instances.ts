import { evaluateJson } from "./expressions/evaluate-json";
import { walk } from "./expressions/evaluate-for";
import { withNames, type Scope } from "./expressions/scope";
import { known, object } from "./expressions/values";
import type { DeclaredResource } from "./from-synth-document";
import type { ModelValue } from "./value";

/** More instances of one resource than any account could hold; a `count` of a billion must not be tried. */
const MAXIMUM_INSTANCES = 10_000;

export interface Instance {
  /** With its key: `aws_subnet.web["a"]`. */
  readonly address: string;
  readonly declared: DeclaredResource;
  readonly key?: string | number;
  /** What its expressions are evaluated in: `count.index`, `each.key` and `each.value` on top of the rest. */
  readonly scope: Scope;
}

/** The instances of a resource; where their keys cannot be told, one that stands for all of them, with the reason. */
export interface Expansion {
  readonly repeats: "once" | "count" | "for_each" | "unknown";
  readonly instances: readonly Instance[];
  readonly because?: string;
}

export function expand(declared: DeclaredResource, scope: Scope): Expansion {
  const { body, address } = declared;
  const once = { address, declared, scope };
  const count = evaluateJson(body["count"], scope);
  const forEach = evaluateJson(body["for_each"], scope);
  if (!isAbsent(count)) return expandCount(once, count);
  if (!isAbsent(forEach)) return expandForEach(once, forEach);
  return { repeats: "once", instances: [once] };
}

function isAbsent(value: ModelValue): boolean {
  return value.kind === "known" && value.value === null;
}

function expandCount(once: Instance, count: ModelValue): Expansion {
  const number = count.kind === "known" ? Number(count.value) : Number.NaN;
  if (!Number.isInteger(number) || number < 0) return notTold(once, "count", reasonOf(count));
  if (number > MAXIMUM_INSTANCES) return notTold(once, "count", tooMany(number));
  const instances = Array.from({ length: number }, (_, index) => ({
    ...once,
    address: `${once.address}[${index}]`,
    key: index,
    scope: withNames(once.scope, { count: object([["index", known(index)]]) }),
  }));
  return { repeats: "count", instances };
}

function expandForEach(once: Instance, collection: ModelValue): Expansion {
  const walked = walk(setOf(collection));
  if (walked === undefined) return notTold(once, "for_each", reasonOf(collection));
  if (walked.length > MAXIMUM_INSTANCES) return notTold(once, "for_each", tooMany(walked.length));
  const instances: Instance[] = [];
  for (const [key, value] of walked) {
    if (key.kind !== "known" || key.value === null) return notTold(once, "for_each", reasonOf(key));
    const name = String(key.value);
    instances.push({
      ...once,
      address: `${once.address}[${JSON.stringify(name)}]`,
      key: name,
      scope: withNames(once.scope, {
        each: object([
          ["key", known(name)],
          ["value", value],
        ]),
      }),
    });
  }
  return { repeats: "for_each", instances };
}

/** In JSON a set of texts is written as an array. */
function setOf(collection: ModelValue): ModelValue {
  return collection.kind === "list" ? { ...collection, unordered: true } : collection;
}

function notTold(once: Instance, argument: string, reason: string): Expansion {
  return { repeats: "unknown", instances: [once], because: `its ${argument} cannot be told: ${reason}` };
}

function reasonOf(value: ModelValue): string {
  switch (value.kind) {
    case "unknown":
      return value.because;
    case "reference":
    case "among":
      return "only an apply tells it";
    case "known":
    case "text":
    case "list":
    case "object":
      return "it is no number and no set of keys";
  }
}

function tooMany(count: number): string {
  return `${count} instances are more than ${MAXIMUM_INSTANCES}`;
}
