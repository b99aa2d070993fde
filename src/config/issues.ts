import { distance } from "fastest-levenshtein";
import type { z } from "zod";
import { type ConfigProblem } from "./problem";

type Issue = z.core.$ZodIssue;

/** The words of Terraform and of other tools for fields of ours, so that a newcomer's guess finds the field. */
const SYNONYMS = new Map([
  ["azs", "zones"],
  ["availabilityZones", "zones"],
  ["cidrBlock", "cidr"],
  ["vpcCidr", "cidr"],
  ["minSize", "minimum"],
  ["maxSize", "maximum"],
  ["multiAz", "availability"],
  ["deletionProtection", "protection"],
]);

/** A longer key is no slip of a field's name. */
const LONGEST_TYPO = 40;

/** What did not have the shape of its schema. */
interface Examined {
  readonly schema: z.ZodType;
  readonly value: unknown;
  /** Where it stands in the whole. */
  readonly path: readonly string[];
}

/** Every problem that a schema found, for a person: where, what was given, what is allowed, what to do. */
export function problemsOfIssues(issues: readonly Issue[], examined: Examined): ConfigProblem[] {
  return distinct(issues.flatMap((issue) => problemsOf(issue, examined)));
}

/** zod asks a text for its length like a list, and says the same of it twice. */
function distinct(problems: readonly ConfigProblem[]): ConfigProblem[] {
  return problems.filter(
    ({ path, allowed }, index) =>
      problems.findIndex((other) => other.path === path && other.allowed === allowed) === index,
  );
}

function problemsOf(issue: Issue, { schema, value, path: start }: Examined): ConfigProblem[] {
  const path = [...start, ...issue.path.map(String)].join(".") || "the whole";
  const given = issue.path.reduce<unknown>(
    (at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step],
    value,
  );
  if (issue.code === "unrecognized_keys") {
    return unknownKeys(
      issue.keys,
      knownKeysAt(schema, issue.path),
      [...start, ...issue.path].map((step) => `${String(step)}.`).join(""),
      new Map(Object.entries(given as object)),
    );
  }
  const fix = given === undefined ? `add \`${path}\`` : `change \`${path}\``;
  // A key of a record: the message of the record itself says nothing of keys.
  const allowed = issue.code === "invalid_key" ? (issue.issues[0]?.message ?? issue.message) : issue.message;
  return [{ path, given, allowed, fix }];
}

/** Keys that no field has: what is known in their place, and which one was meant. */
export function unknownKeys(
  keys: readonly string[],
  known: readonly string[],
  prefix: string,
  given: ReadonlyMap<string, unknown>,
): ConfigProblem[] {
  return keys
    .filter((key) => !known.includes(key))
    .map((key) => {
      const near = closest(key, known);
      return {
        path: `${prefix}${key}`,
        given: given.get(key),
        allowed: known.length > 0 ? `no such field; known are ${known.join(", ")}` : "no such field",
        fix: near === undefined ? "remove it" : `did you mean \`${prefix}${near}\`?`,
      };
    });
}

/** Objects nested in a union have several key sets; there we name none rather than a wrong one. */
function knownKeysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema;
  for (const step of path) {
    const { element, shape } = definitionOf(at);
    at = element ?? shape?.[String(step)];
  }
  return Object.keys(definitionOf(at).shape ?? {});
}

interface Definition {
  readonly innerType?: unknown;
  /** Of a list. */
  readonly element?: unknown;
  /** Of an object. */
  readonly shape?: Readonly<Record<string, unknown>>;
}

/** Of what a default or an option wraps. */
function definitionOf(schema: unknown): Definition {
  const { def = {} } = (schema ?? {}) as { readonly def?: Definition };
  return def.innerType === undefined ? def : definitionOf(def.innerType);
}

function closest(key: string, known: readonly string[]): string | undefined {
  if (key.length > LONGEST_TYPO) return undefined;
  const words = [
    ...known.map((word) => [word, word] as const),
    ...[...SYNONYMS].filter(([, field]) => known.includes(field)),
  ];
  const ranked = words
    .map(([word, field]) => ({ field, cost: distance(key.toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.cost - b.cost);
  const best = ranked[0];
  return best !== undefined && best.cost <= Math.max(1, key.length / 3) ? best.field : undefined;
}
