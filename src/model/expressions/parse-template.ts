import type { Cursor } from "./cursor";
import type { Expression } from "./syntax";

export type ParseExpression = (cursor: Cursor) => Expression;

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

/**
 * A text with `${…}` in it, up to its end or, where it stands in quotes, up to the quote.
 * `$${` and `%%{` are a literal `${` and `%{`; backslashes mean something in quotes only.
 */
export function parseTemplate(
  cursor: Cursor,
  form: { readonly quoted: boolean },
  parseExpression: ParseExpression,
): Expression {
  const parts: Expression[] = [];
  let literal = "";
  const endLiteral = () => {
    if (literal !== "") parts.push({ kind: "literal", value: literal });
    literal = "";
  };
  while (!(form.quoted ? cursor.peek() === '"' : cursor.atEnd)) {
    if (cursor.atEnd) cursor.fail("a quotation mark is missing");
    else if (cursor.eat("$${")) literal += "${";
    else if (cursor.eat("%%{")) literal += "%{";
    else if (cursor.peek(2) === "%{") cursor.fail("a template directive cannot be evaluated");
    else if (cursor.eat("${")) {
      endLiteral();
      parts.push(parseInterpolation(cursor, parseExpression));
    } else if (form.quoted && cursor.eat("\\")) literal += parseEscape(cursor);
    else literal += cursor.match(/[^"\\$%]+/y) ?? cursor.take();
  }
  endLiteral();
  return { kind: "template", parts };
}

function parseInterpolation(cursor: Cursor, parseExpression: ParseExpression): Expression {
  cursor.eat("~");
  const expression = cursor.nested(() => parseExpression(cursor));
  cursor.skipSpace();
  if (cursor.eat("~")) cursor.fail("a strip marker cannot be evaluated");
  cursor.expect("}");
  return expression;
}

function parseEscape(cursor: Cursor): string {
  const kind = cursor.take();
  const length = kind === "u" ? 4 : kind === "U" ? 8 : 0;
  if (length > 0) {
    const code = Number.parseInt(cursor.take(length), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : cursor.fail("an escape is malformed");
  }
  return ESCAPES[kind] ?? cursor.fail(`the escape \\${kind} is unknown`);
}
