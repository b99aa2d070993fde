import { problemsOfIssues, unknownKeys } from "./issues";
import { type ConfigProblem } from "./problem";
import { environmentSchema } from "./schema/environment-schema";

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
      problems.push(...problemsOfIssues(result.error.issues, { schema, value: given.get(key), path: [key] }));
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
