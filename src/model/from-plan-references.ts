import { evaluate } from "./expressions/evaluate";
import { parseExpressionText } from "./expressions/parse";
import type { Scope } from "./expressions/scope";
import { ExpressionSyntaxError } from "./expressions/syntax";
import { entryOf, list, someOf, unknown } from "./expressions/values";
import type { ModelValue } from "./value";

/**
 * What an expression can mean of which a plan tells only what it refers to, as for every configuration in HCL.
 * Where that is one thing the expression is taken to be it; a list of whole references is taken to be that list;
 * `subnet[each.key]` is taken to be the instance with this key. A collection as a whole is an upper bound.
 *
 * @param name the attribute's or variable's: it says whether a list or a single value is wanted.
 * @param references as Terraform lists them: each followed by what it is a part of.
 */
export function valueOfReferences(references: readonly string[], name: string, scope: Scope): ModelValue {
  const precise = mostPrecise(references);
  const values = precise.map((reference) => valueOfReference(reference, scope));
  const because = `the plan tells only that it is made of ${precise.join(", ")}`;
  const keys = values.flatMap((value) => (value.kind === "known" ? [String(value.value)] : []));
  const others = values.filter(({ kind }) => kind !== "known");
  const [only] = others;
  if (only === undefined) return values.length === 1 ? (values[0] ?? unknown(because)) : unknown(because);
  // What is walked over: a filter may leave items out, but those that are there are planned.
  if (name === "for_each" && values.length === 1) return only;
  if (isListName(name))
    return others.length === values.length ? listOf(others, because) : someOf(others, because);
  if (others.length > 1) return someOf(others, because);
  if (isCollection(only)) return paired(only, keys) ?? someOf([only], because);
  return keys.length === 0 || only.kind !== "reference"
    ? exactly(only, values, because)
    : someOf([only], because);
}

function exactly(only: ModelValue, values: readonly ModelValue[], because: string): ModelValue {
  return values.length === 1 ? only : someOf([only], because);
}

/** `aws_vpc.a.id` is followed by `aws_vpc.a`; what stands for itself stays. */
function mostPrecise(references: readonly string[]): readonly string[] {
  return references.filter((reference, index) => {
    const previous = references.slice(0, index).findLast((other) => other.length > reference.length);
    const isPart = previous?.startsWith(reference) === true && /^[.[]/.test(previous.slice(reference.length));
    return !isPart;
  });
}

function valueOfReference(reference: string, scope: Scope): ModelValue {
  try {
    return evaluate(parseExpressionText(reference), scope);
  } catch (error) {
    if (!(error instanceof ExpressionSyntaxError)) throw error;
    return unknown(`the reference ${reference} cannot be read`);
  }
}

/** The plural is how Terraform's providers and people name what takes a list. */
function isListName(name: string): boolean {
  return name === "vpc_zone_identifier" || /[^s]s$/.test(name);
}

function listOf(values: readonly ModelValue[], because: string): ModelValue {
  const [only] = values;
  // One list may have been sliced or filtered; with one item there is nothing to leave out.
  if (values.length === 1 && only?.kind === "list" && only.items.length <= 1) return only;
  return values.every((value) => isExact(value)) ? list(values) : someOf(values, because);
}

function isExact(value: ModelValue): boolean {
  return (value.kind === "reference" && value.attribute !== "") || value.kind === "text";
}

function isCollection(value: ModelValue): value is Extract<ModelValue, { kind: "list" | "object" }> {
  return value.kind === "list" || value.kind === "object";
}

/** The item with the only key that the expression can mean. */
function paired(
  collection: Extract<ModelValue, { kind: "list" | "object" }>,
  keys: readonly string[],
): ModelValue | undefined {
  const [key, ...more] = keys;
  const items: readonly ModelValue[] =
    collection.kind === "list" ? collection.items : Object.values(collection.entries);
  if (key === undefined) return items.length === 1 ? items[0] : undefined;
  if (more.length > 0) return undefined;
  return collection.kind === "list" ? collection.items[Number(key)] : entryOf(collection.entries, key);
}
