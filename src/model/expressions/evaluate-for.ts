import type { ModelValue } from "../value";
import { withNames, type Scope } from "./scope";
import type { Expression, ForExpression } from "./syntax";
import { asText, known, list, object, someOf, sortedEntries } from "./values";

type Evaluate = (expression: Expression, scope: Scope) => ModelValue;

/** A `for` over a collection that is known, with conditions that are; otherwise some of what it walks over. */
export function evaluateFor(expression: ForExpression, scope: Scope, evaluate: Evaluate): ModelValue {
  const collection = evaluate(expression.collection, scope);
  const walked = walk(collection);
  if (walked === undefined) return upperBound(expression, collection, scope, evaluate);
  const results: (readonly [ModelValue, ModelValue])[] = [];
  for (const [key, item] of walked) {
    const names = { [expression.itemName]: item, ...(expression.keyName && { [expression.keyName]: key }) };
    const inner = withNames(scope, names);
    const condition = expression.condition && evaluate(expression.condition, inner);
    const taken = condition === undefined ? "true" : asText(condition);
    if (taken !== "true" && taken !== "false") return upperBound(expression, collection, scope, evaluate);
    if (taken === "false") continue;
    const value = evaluate(expression.value, inner);
    results.push([expression.key === undefined ? key : evaluate(expression.key, inner), value]);
  }
  return gather(results, expression);
}

/** The pairs that a `for` or a `for_each` walks over, in order; undefined where they are not known. */
export function walk(collection: ModelValue): readonly (readonly [ModelValue, ModelValue])[] | undefined {
  if (collection.kind === "object") {
    return sortedEntries(collection.entries).map(([key, item]) => [known(key), item]);
  }
  if (collection.kind !== "list") return undefined;
  return collection.items.map((item, index) => [collection.unordered === true ? item : known(index), item]);
}

function gather(
  results: readonly (readonly [ModelValue, ModelValue])[],
  { key, grouped }: ForExpression,
): ModelValue {
  if (key === undefined) return list(results.map(([, value]) => value));
  const groups = new Map<string, ModelValue[]>();
  for (const [name, value] of results) {
    const text = asText(name);
    if (text === undefined) return someOf(results.flat(), "a key of an object is not known");
    const group = groups.get(text);
    if (group === undefined) groups.set(text, [value]);
    else group.push(value);
  }
  return object(
    [...groups].map(([name, values]) => [name, grouped ? list(values) : (values.at(-1) ?? list([]))]),
  );
}

function upperBound(
  expression: ForExpression,
  collection: ModelValue,
  scope: Scope,
  evaluate: Evaluate,
): ModelValue {
  const anyItem = someOf([collection], "a for walks over a value that is not known");
  const items = collection.kind === "list" ? collection.items : [anyItem];
  const values = items.map((item) =>
    evaluate(
      expression.value,
      withNames(scope, {
        [expression.itemName]: item,
        ...(expression.keyName && { [expression.keyName]: anyItem }),
      }),
    ),
  );
  return someOf(values, "a for walks over a value that is not known");
}
