import { z } from "zod";

const oneOrMany = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const principal = z.union([
  z.string().transform((one) => [one]),
  z.record(z.string(), oneOrMany).transform((byKind) => Object.values(byKind).flat()),
]);
const statement = z.object({
  Effect: z.string(),
  Action: oneOrMany.default([]),
  NotAction: oneOrMany.optional(),
  Resource: oneOrMany.default([]),
  Principal: principal.default([]),
  NotPrincipal: z.unknown().optional(),
  Condition: z.unknown().optional(),
});
const policy = z.object({ Statement: z.union([z.array(statement), statement.transform((one) => [one])]) });

/**
 * What a policy grants far too much of, in words: every action, or to everybody. Undefined where it does not, and where
 * it is no policy that can be read.
 */
export function widthOf(document: unknown): string | undefined {
  const told = policy.safeParse(parsed(document));
  if (!told.success) return undefined;
  const allows = told.data.Statement.filter(({ Effect }) => Effect === "Allow");
  if (
    allows.some(({ Principal, NotPrincipal, Condition }) => isEverybody(Principal, NotPrincipal, Condition))
  )
    return "everybody";
  // In a policy of a resource, such as a key, every action means every action on that resource alone.
  const own = allows.filter(
    ({ Principal, NotPrincipal }) => Principal.length === 0 && NotPrincipal === undefined,
  );
  return own.some(({ Action, NotAction, Resource }) => isEverything(Action, NotAction, Resource))
    ? "every action"
    : undefined;
}

function isEverybody(principals: readonly string[], notPrincipal: unknown, condition: unknown): boolean {
  return condition === undefined && (principals.includes("*") || notPrincipal !== undefined);
}

function isEverything(
  actions: readonly string[],
  notActions: readonly string[] | undefined,
  resources: readonly string[],
): boolean {
  const isAll = notActions !== undefined || actions.some((action) => action === "*" || action === "iam:*");
  return isAll && resources.includes("*");
}

function parsed(document: unknown): unknown {
  if (typeof document !== "string") return undefined;
  try {
    return JSON.parse(document) as unknown;
  } catch {
    return undefined;
  }
}
