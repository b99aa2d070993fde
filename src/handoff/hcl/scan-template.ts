/** A piece of a template: literal text as it is written, escapes and all, or the expression between `${` and `}`. */
export type Piece =
  { readonly kind: "text"; readonly text: string } | { readonly kind: "expression"; readonly text: string };

/**
 * The pieces of a template. `$${` and `%%{` are text. Strings inside an expression may hold braces, quotation marks
 * and templates of their own.
 * https://developer.hashicorp.com/terraform/language/expressions/strings
 */
export function piecesOf(template: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let text = "";
  let at = 0;
  while (at < template.length) {
    if (template.startsWith("$${", at)) {
      text += "$${";
      at += 3;
    } else if (template.startsWith("${", at)) {
      const end = endOfExpression(template, at + 2);
      if (text !== "") pieces.push({ kind: "text", text });
      text = "";
      pieces.push({ kind: "expression", text: template.slice(at + 2, end) });
      at = end + 1;
    } else {
      text += template[at] ?? "";
      at += 1;
    }
  }
  return text === "" ? pieces : [...pieces, { kind: "text", text }];
}

/** The place of the `}` that closes an expression. @param from the first character of the expression */
function endOfExpression(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length; at += 1) {
    const character = source[at];
    if (character === '"') at = endOfString(source, at + 1);
    else if (character === "{") depth += 1;
    else if (character === "}") {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  throw new Error(`an expression is not closed: ${source.slice(from, from + 60)}`);
}

/** The place of the closing quotation mark. @param from the first character of the text */
export function endOfString(source: string, from: number): number {
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '"') return at;
    if (source[at] === "\\") at += 1;
    else if (source.startsWith("$${", at) || source.startsWith("%%{", at)) at += 2;
    else if (source.startsWith("${", at) || source.startsWith("%{", at)) at = endOfExpression(source, at + 2);
  }
  throw new Error(`a text is not closed: ${source.slice(from, from + 60)}`);
}
