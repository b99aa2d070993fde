import { asText, concatenated, known, list, object } from "./expressions/values";
import { ABSENT, type ModelValue } from "./value";

/** A data source that asks nobody: it writes a policy out of what the configuration says, and a mock of it writes none. */
export const POLICY_DOCUMENT = "aws_iam_policy_document";

const TEXTS: ReadonlySet<string> = new Set(["json", "minified_json"]);

/** Every policy of ours, wherever it stands in a text; and what is left of one that was taken apart. */
export const POLICY_TOKEN =
  /\{"Version":"2012-10-17","Statement":\[\{"Sid":"policy-stand-in-\d{6}","Effect":"Allow"\}\]\}/g;
const PART_OF_A_POLICY = /policy-stand-in-\d{6}/;

export function isPolicyText(type: string, attribute: string): boolean {
  return type === POLICY_DOCUMENT && TEXTS.has(attribute);
}

/** A policy by which its uses are told: the provider refuses a policy that is no JSON. */
export function policyStandIn(index: number): string {
  const sid = `policy-stand-in-${String(index).padStart(6, "0")}`;
  return JSON.stringify({ Version: "2012-10-17", Statement: [{ Sid: sid, Effect: "Allow" }] });
}

/** A text that holds a statement of a policy of ours, but not the policy: nobody knows what it would be. */
export function isPartOfPolicy(text: string): boolean {
  return PART_OF_A_POLICY.test(text.replaceAll(POLICY_TOKEN, ""));
}

type Entries = Readonly<Record<string, ModelValue>>;

/**
 * What the data source writes, from its arguments. Undefined where it is put together of other policies.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function policyText(attributes: Entries): ModelValue | undefined {
  const { statement } = attributes;
  const others = Object.entries(attributes).filter(([name]) => /^(source|override)_/.test(name));
  if (others.some(([, value]) => value.kind !== "list" || value.items.length > 0)) return undefined;
  if (statement?.kind !== "list") return undefined;
  const statements = statement.items.flatMap((item) => (item.kind === "object" ? [item.entries] : []));
  if (statements.length < statement.items.length) return undefined;
  const policy = object([
    ["Version", attributes["version"] ?? known("2012-10-17")],
    ["Statement", list(statements.map(statementOf))],
  ]);
  return concatenated(rendered(policy));
}

/** The name of a block or an argument, and what IAM calls it. */
const ARGUMENTS = [
  ["sid", "Sid"],
  ["actions", "Action"],
  ["not_actions", "NotAction"],
  ["resources", "Resource"],
  ["not_resources", "NotResource"],
] as const;
const PRINCIPALS = [
  ["principals", "Principal"],
  ["not_principals", "NotPrincipal"],
] as const;

function statementOf(written: Entries): ModelValue {
  const plain = ARGUMENTS.flatMap(([argument, name]) => named(name, written[argument]));
  const principals = PRINCIPALS.flatMap(([argument, name]) =>
    named(name, principalsOf(itemsOf(written[argument]))),
  );
  return object([
    ["Effect", written["effect"] ?? known("Allow")],
    ...plain,
    ...principals,
    ...conditionsOf(itemsOf(written["condition"])),
  ]);
}

/** A star of the kind `*` is anybody at all; everything else is listed under its kind. */
function principalsOf(blocks: readonly Entries[]): ModelValue | undefined {
  if (blocks.length === 0) return undefined;
  if (blocks.some(({ type }) => type?.kind === "known" && type.value === "*")) return known("*");
  return lists(blocks.map(({ type, identifiers }) => [asText(type ?? ABSENT) ?? "", identifiers]));
}

function conditionsOf(blocks: readonly Entries[]): readonly (readonly [string, ModelValue])[] {
  const tests = new Set(blocks.map(({ test }) => asText(test ?? ABSENT) ?? ""));
  const byTest = [...tests].map((name): readonly [string, ModelValue] => {
    const own = blocks.filter(({ test }) => (asText(test ?? ABSENT) ?? "") === name);
    return [name, lists(own.map(({ variable, values }) => [asText(variable ?? ABSENT) ?? "", values]))];
  });
  return byTest.length === 0 ? [] : [["Condition", object(byTest)]];
}

/** Lists by their name; two of one name are one list. */
function lists(named: readonly (readonly [string, ModelValue | undefined])[]): ModelValue {
  const byName = new Map<string, readonly ModelValue[]>();
  for (const [name, value] of named) {
    byName.set(name, [...(byName.get(name) ?? []), ...(value?.kind === "list" ? value.items : [])]);
  }
  return object([...byName].map(([name, items]) => [name, list(items)]));
}

function named(name: string, value: ModelValue | undefined): readonly (readonly [string, ModelValue])[] {
  const isEmpty = value === undefined || (value.kind === "list" && value.items.length === 0);
  return isEmpty ? [] : [[name, value]];
}

function itemsOf(value: ModelValue | undefined): readonly Entries[] {
  return value?.kind === "list"
    ? value.items.flatMap((item) => (item.kind === "object" ? [item.entries] : []))
    : [];
}

/** JSON as the parts of a text: references stay what they are, inside quotes. */
function rendered(value: ModelValue): readonly ModelValue[] {
  switch (value.kind) {
    case "list":
      return [known("["), ...separated(value.items.map(rendered)), known("]")];
    case "object": {
      const entries = Object.entries(value.entries).map(([name, entry]) => [
        known(`${JSON.stringify(name)}:`),
        ...rendered(entry),
      ]);
      return [known("{"), ...separated(entries), known("}")];
    }
    case "known":
      return [known(JSON.stringify(withVariables(value.value)))];
    case "text":
      return [known('"'), ...value.parts.map(escaped), known('"')];
    case "reference":
    case "among":
    case "unknown":
      return [known('"'), value, known('"')];
  }
}

function separated(items: readonly (readonly ModelValue[])[]): readonly ModelValue[] {
  return items.flatMap((item, index) => (index === 0 ? item : [known(","), ...item]));
}

function escaped(part: ModelValue): ModelValue {
  return part.kind === "known" ? known(JSON.stringify(String(withVariables(part.value))).slice(1, -1)) : part;
}

/** The data source writes IAM's own variables as `&{…}`. */
function withVariables<T>(value: T): T | string {
  return typeof value === "string" ? value.replaceAll("&{", "${") : value;
}
