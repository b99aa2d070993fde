import type { AttributeReader } from "../../model/attribute-reader";
import { readersOf, type RuleContext } from "./rule-context";

export interface Statement {
  readonly effect: string;
  readonly principals: readonly string[];
  /** Every one, where a statement allows all but some. */
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly isConditional: boolean;
  /** The condition as JSON; empty where there is none. */
  readonly condition: string;
}

/** The key's policy: its own, or that of an `aws_kms_key_policy`. None at all admits the account's administrators. */
export function keyPolicyOf(context: RuleContext, key: AttributeReader): readonly Statement[] | "not told" {
  const apart = readersOf(context, "aws_kms_key_policy").filter((policy) => {
    const of = policy.one("key_id", ["aws_kms_key"]);
    return of.known && of.value === key.address;
  });
  const [reader = key] = apart;
  return reader.isWritten("policy") ? policyOf(reader, "policy") : [];
}

/** The statements of a policy attribute; references in it stand as `${...}`, inside the texts. */
export function policyOf(reader: AttributeReader, attribute: string): readonly Statement[] | "not told" {
  const written = reader.written(attribute);
  if (!written.known) return "not told";
  try {
    const document: unknown = JSON.parse(written.value);
    return listed(entryOf(document, "Statement")).map(statementOf);
  } catch {
    // The whole policy is one reference, such as to an aws_iam_policy_document.
    return "not told";
  }
}

function statementOf(statement: unknown): Statement {
  const effect = listed(entryOf(statement, "Effect")).map(String).join();
  // "All but" allows nearly everything, and forbids nobody can tell what: both are read in the action's favour.
  const butSome = effect === "Allow" ? ["*"] : [];
  const condition = entryOf(statement, "Condition");
  const texts = (name: string): readonly string[] =>
    entryOf(statement, `Not${name}`) === undefined ? textsIn(entryOf(statement, name)) : butSome;
  return {
    effect,
    principals: textsIn(entryOf(statement, "Principal")),
    actions: texts("Action"),
    resources: texts("Resource"),
    isConditional: condition !== undefined,
    condition: condition === undefined ? "" : JSON.stringify(condition),
  };
}

/**
 * Whether an action on a resource is allowed to whomever the policy belongs to. Conditions are not read: they count
 * where they allow and not where they deny.
 * @param isMeant whether a pattern of resources holds the resource. @default any does
 */
export function permits(
  statements: readonly Statement[],
  action: string,
  isMeant: (pattern: string) => boolean = () => true,
): boolean {
  const about = statements.filter(
    ({ actions, resources }) => actions.some((pattern) => covers(pattern, action)) && resources.some(isMeant),
  );
  return (
    about.some(({ effect }) => effect === "Allow") &&
    !about.some(
      ({ effect, isConditional, resources }) =>
        effect === "Deny" && !isConditional && resources.includes("*"),
    )
  );
}

/** Whether a statement allows an action to one of the wanted, and none denies it. Conditions are not read. */
export function isAllowed(
  statements: readonly Statement[],
  isWanted: (principal: string) => boolean,
  action: string,
): boolean {
  const about = statements.filter(
    ({ principals, actions }) =>
      principals.some(isWanted) && actions.some((pattern) => covers(pattern, action)),
  );
  return about.some(({ effect }) => effect === "Allow") && !about.some(({ effect }) => effect === "Deny");
}

/** `kms:GenerateDataKey*`: a star stands for any text. */
export function covers(pattern: string, action: string): boolean {
  const [start = "", ...rest] = pattern.toLowerCase().split("*");
  const name = action.toLowerCase();
  return rest.length === 0 ? name === start : name.startsWith(start) && name.endsWith(rest.at(-1) ?? "");
}

function entryOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

function listed(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** Texts, lists of them, and objects that name their kind: `{ "AWS": [...] }`. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
