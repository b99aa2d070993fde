import type { ModelValue } from "../value";
import { evaluate } from "./evaluate";
import { parseTemplateText } from "./parse";
import type { Scope } from "./scope";
import { ExpressionSyntaxError } from "./syntax";
import { known, list, object, unknown } from "./values";

/** Deeper than any block of a provider; beyond it a document would exhaust the stack. */
const MAXIMUM_DEPTH = 64;

/** Comments and CDKTF's metadata, anywhere in a document: https://developer.hashicorp.com/terraform/language/syntax/json */
const COMMENT = "//";

/** A value of Terraform's JSON syntax, with what its `${…}` mean. Never throws. */
export function evaluateJson(json: unknown, scope: Scope, depth = 0): ModelValue {
  if (depth > MAXIMUM_DEPTH) return unknown(`it is nested more than ${MAXIMUM_DEPTH} deep`);
  if (typeof json === "string") return evaluateText(json, scope);
  if (typeof json === "number" || typeof json === "boolean") return known(json);
  if (Array.isArray(json)) return list(json.map((item) => evaluateJson(item, scope, depth + 1)));
  if (typeof json !== "object" || json === null) return known(null);
  const entries = Object.entries(json).filter(([key]) => key !== COMMENT);
  return object(entries.map(([key, value]) => [key, evaluateJson(value, scope, depth + 1)]));
}

/** A text of Terraform's JSON syntax, which is always a template. */
function evaluateText(text: string, scope: Scope): ModelValue {
  if (!text.includes("${") && !text.includes("%{")) return known(text);
  try {
    return evaluate(parseTemplateText(text), scope);
  } catch (error) {
    if (!(error instanceof ExpressionSyntaxError)) throw error;
    return unknown(`an expression cannot be read: ${error.message}`);
  }
}
