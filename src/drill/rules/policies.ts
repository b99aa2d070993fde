import type { AttributeReader } from "../../model/attribute-reader";
import { readersOf, type RuleContext } from "./rule-context";

interface Statement {
  readonly effect: string;
  readonly principals: readonly string[];
  readonly actions: readonly string[];
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
    return listed(entryOf(document, "Statement")).map((statement) => ({
      effect: listed(entryOf(statement, "Effect")).map(String).join(),
      principals: textsIn(entryOf(statement, "Principal")),
      actions: textsIn(entryOf(statement, "Action")),
    }));
  } catch {
    // The whole policy is one reference, such as to an aws_iam_policy_document.
    return "not told";
  }
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
function covers(pattern: string, action: string): boolean {
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
