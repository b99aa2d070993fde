import type { ModelValue } from "../value";
import { evaluateFor } from "./evaluate-for";
import { callFunction } from "./functions";
import { operate } from "./operators";
import type { Scope } from "./scope";
import type { Expression } from "./syntax";
import { asText, concatenated, known, list, object, selected, someOf, unknown } from "./values";

/** What an expression means in a scope. Never throws: what cannot be told is `among` or `unknown`, with the reason. */
export function evaluate(expression: Expression, scope: Scope): ModelValue {
  const inner = (part: Expression) => evaluate(part, scope);
  switch (expression.kind) {
    case "literal":
      return known(expression.value);
    case "template":
      return evaluateTemplate(expression.parts.map(inner));
    case "name":
    case "attribute":
      return evaluatePath(expression, scope);
    case "index":
      return evaluateIndex(inner(expression.of), inner(expression.index), scope);
    case "splat":
      return evaluateSplat(inner(expression.of), expression.steps, scope);
    case "call":
      return callWith(expression.name, expression.args.map(inner), expression.spread);
    case "list":
      return list(expression.items.map(inner));
    case "object":
      return evaluateObject(expression.entries.map(([key, value]) => [inner(key), inner(value)]));
    case "conditional":
      return choose(inner(expression.condition), expression, scope);
    case "operation":
      return operate(expression.operator, expression.operands.map(inner));
    case "for":
      return evaluateFor(expression, scope, evaluate);
  }
}

/** A template of one expression is that expression's value, whatever its type; any other is a text. */
function evaluateTemplate(parts: readonly ModelValue[]): ModelValue {
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : concatenated(parts);
}

function evaluatePath(expression: Expression, scope: Scope): ModelValue {
  const words: string[] = [];
  let start = expression;
  for (; start.kind === "attribute"; start = start.of) words.unshift(start.name);
  if (start.kind !== "name") {
    return words.reduce((value, word) => step(value, word, scope), evaluate(start, scope));
  }
  const path = [start.name, ...words];
  const resolved = scope.resolve(path);
  if (resolved === undefined) return unknown(`${path.join(".")} is not in this input`);
  return path.slice(resolved.wordCount).reduce((value, word) => step(value, word, scope), resolved.value);
}

/** One step into a value; the first one into a resource asks what its configuration says. */
function step(value: ModelValue, name: string | number, scope: Scope): ModelValue {
  if (value.kind === "reference" && value.attribute === "") {
    // `aws_lb.one[0]` of a resource that is there once: Terraform refuses it.
    if (typeof name === "number") return unknown(`${value.address} has no index`);
    return scope.attributeOf(value.address, name);
  }
  return selected(value, name);
}

function evaluateIndex(value: ModelValue, index: ModelValue, scope: Scope): ModelValue {
  // The instance of a resource whose instances are not known.
  if (value.kind === "among" && value.attribute === "") return value;
  const key = asText(index);
  const because = "it is picked by an index that is not known";
  if (key === undefined || index.kind !== "known") return someOf([value], because);
  if (value.kind === "list" && value.unordered === true) return someOf([value], "a set has no index");
  return step(value, typeof index.value === "number" ? index.value : key, scope);
}

function evaluateSplat(value: ModelValue, steps: readonly (string | number)[], scope: Scope): ModelValue {
  const each = (item: ModelValue) => steps.reduce((reached, name) => step(reached, name, scope), item);
  switch (value.kind) {
    case "list":
      return list(value.items.map(each));
    case "known":
      return value.value === null ? list([]) : list([each(value)]);
    case "object":
      return list([each(value)]);
    case "reference":
      // A resource that is there once is a list of one; of a list inside a resource the length is not known.
      return value.attribute === "" ? list([each(value)]) : someOf([each(value)], "the length is not known");
    case "among":
      return each(value);
    case "text":
    case "unknown":
      return someOf([value], "a splat over a value that is not known");
  }
}

function callWith(name: string, args: readonly ModelValue[], spread: boolean): ModelValue {
  if (!spread) return callFunction(name, args);
  const last = args.at(-1);
  if (last?.kind !== "list") return someOf(args, `${name}() is given a list that is not known`);
  return callFunction(name, [...args.slice(0, -1), ...last.items]);
}

function evaluateObject(entries: readonly (readonly [ModelValue, ModelValue])[]): ModelValue {
  const named = entries.flatMap(([key, value]) => {
    const text = asText(key);
    return text === undefined ? [] : [[text, value] as const];
  });
  if (named.length === entries.length) return object(named);
  return someOf(entries.flat(), "a key of an object is not known");
}

function choose(
  condition: ModelValue,
  { then, otherwise }: Extract<Expression, { kind: "conditional" }>,
  scope: Scope,
): ModelValue {
  const truth = condition.kind === "known" ? String(condition.value) : undefined;
  if (truth === "true") return evaluate(then, scope);
  if (truth === "false") return evaluate(otherwise, scope);
  const both = [evaluate(then, scope), evaluate(otherwise, scope)];
  return someOf(both, "a condition is not known");
}
