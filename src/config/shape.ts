import { distance } from "fastest-levenshtein";
import type { z } from "zod";
import { type ConfigProblem } from "./problem";
import { environmentSchema } from "./schema/environment-schema";

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

/** The parts of an environment that have the right shape, and every problem of those that have not. */
export interface ShapeResult {
  readonly parts: Readonly<Record<string, unknown>>;
  readonly problems: readonly ConfigProblem[];
}

/**
 * Checks each top-level field on its own: one wrong field then hides no problem of another,
 * and the checks across fields can run on what is sound.
 */
export function checkShape(input: unknown): ShapeResult {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return {
      parts: {},
      problems: [
        {
          path: "environment",
          given: input,
          allowed: "an object of type EnvironmentInput",
          fix: "start from src/environments/dev.ts",
        },
      ],
    };
  }
  const given = new Map(Object.entries(input));
  const parts: Record<string, unknown> = {};
  const problems = unknownKeys([...given.keys()], Object.keys(environmentSchema.shape), "", given);
  for (const [key, schema] of Object.entries(environmentSchema.shape)) {
    const result = schema.safeParse(given.get(key));
    if (result.success) parts[key] = result.data;
    else
      problems.push(
        ...distinct(result.error.issues.flatMap((issue) => problemsOf(issue, key, given.get(key)))),
      );
  }
  return { parts, problems: [...problems, ...prototypeTags(given.get("tags"))] };
}

/** zod leaves this key out of a record, silently: a tag would be lost. */
function prototypeTags(tags: unknown): ConfigProblem[] {
  if (typeof tags !== "object" || tags === null || !Object.hasOwn(tags, "__proto__")) return [];
  const given = new Map<string, unknown>(Object.entries(tags)).get("__proto__");
  return [
    {
      path: "tags.__proto__",
      given,
      allowed: "no such tag: JavaScript keeps it for itself",
      fix: "remove it",
    },
  ];
}

/** zod asks a text for its length like a list, and says the same of it twice. */
function distinct(problems: readonly ConfigProblem[]): ConfigProblem[] {
  return problems.filter(
    ({ path, allowed }, index) =>
      problems.findIndex((other) => other.path === path && other.allowed === allowed) === index,
  );
}

function problemsOf(issue: Issue, key: string, value: unknown): ConfigProblem[] {
  const path = [key, ...issue.path.map(String)].join(".");
  const given = issue.path.reduce<unknown>(
    (at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step],
    value,
  );
  if (issue.code === "unrecognized_keys") {
    return unknownKeys(
      issue.keys,
      knownKeysAt(key, issue.path),
      `${path}.`,
      new Map(Object.entries(given as object)),
    );
  }
  const fix = given === undefined ? `add \`${path}\`` : `change \`${path}\``;
  // A key of a record: the message of the record itself says nothing of keys.
  const allowed = issue.code === "invalid_key" ? (issue.issues[0]?.message ?? issue.message) : issue.message;
  return [{ path, given, allowed, fix }];
}

function unknownKeys(
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
function knownKeysAt(key: string, path: readonly PropertyKey[]): string[] {
  let schema: unknown = environmentSchema.shape[key as keyof typeof environmentSchema.shape];
  for (const step of path) schema = shapeOf(schema)?.[String(step)];
  return Object.keys(shapeOf(schema) ?? {});
}

function shapeOf(schema: unknown): Record<string, unknown> | undefined {
  const definition = (
    schema as { def?: { innerType?: unknown; shape?: Record<string, unknown> } } | undefined
  )?.def;
  return (
    definition?.shape ?? (definition?.innerType === undefined ? undefined : shapeOf(definition.innerType))
  );
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
