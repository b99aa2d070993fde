/** What an expression may name: `github.ref`, `steps.review.outcome`, … */
export interface Contexts {
  readonly [name: string]: string | boolean | Contexts;
}

/** How the steps before went, for `failure()` and its like. */
export type Outcome = "success" | "failure" | "cancelled";

type Value = string | boolean;

/** Replaces every `${{ … }}` of a text, as GitHub does before a step is run. */
export function interpolate(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{(.*?)\}\}/gsu, (_, expression: string) =>
    String(evaluate(expression, contexts, "success")),
  );
}

/** An `if:`; where it names no state of the steps before it means `success() && …`. */
export function condition(text: string | undefined, contexts: Contexts, outcome: Outcome): boolean {
  if (text === undefined) return outcome === "success";
  const [, inner = text] = /^\$\{\{(.*)\}\}$/su.exec(text.trim()) ?? [];
  const holds = evaluate(inner, contexts, outcome) !== false;
  const namesState = /\b(?:always|cancelled|failure|success)\(\)/u.test(inner);
  return holds && (namesState || outcome === "success");
}

/**
 * The part of the language that the workflows use: names, texts, `==`, `!=`, `!`, `&&`, and how it went before.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
 * @throws Error for anything else, so that no condition is misread
 */
function evaluate(expression: string, contexts: Contexts, outcome: Outcome): Value {
  const parts = expression.split("&&").map((part) => part.trim());
  if (parts.length > 1) return parts.every((part) => truth(evaluate(part, contexts, outcome)));
  const text = expression.trim();
  const [, left, operator, right] = /^(\S+)\s*(==|!=)\s*(.+)$/su.exec(text) ?? [];
  if (left !== undefined && right !== undefined) {
    const same = evaluate(left, contexts, outcome) === evaluate(right, contexts, outcome);
    return operator === "==" ? same : !same;
  }
  if (text.startsWith("!")) return !truth(evaluate(text.slice(1), contexts, outcome));
  if (text === "cancelled()") return outcome === "cancelled";
  const [, quoted] = /^'([^']*)'$/u.exec(text) ?? [];
  return quoted ?? named(text, contexts);
}

function truth(value: Value): boolean {
  return value !== false && value !== "";
}

function named(path: string, contexts: Contexts): Value {
  if (!/^[\w-]+(?:\.[\w-]+)+$/u.test(path)) throw new Error(`an expression that is not understood: ${path}`);
  let found: Value | Contexts | undefined = contexts;
  for (const name of path.split(".")) found = typeof found === "object" ? found[name] : undefined;
  if (found === undefined || typeof found === "object") throw new Error(`nothing has the name ${path}`);
  return found;
}
