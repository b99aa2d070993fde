import { endOfString, piecesOf } from "./scan-template";

const MARK = "EOT";
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", '"': '"', "\\": "\\" };

/**
 * `base64encode("…")` of a text of many lines, with the text as a heredoc; undefined where that would not be the same
 * text to the byte: it must end with a line end, hold no carriage return, and no line that is the mark.
 * https://developer.hashicorp.com/terraform/language/expressions/strings#heredoc-strings
 *
 * @param depth of the line it starts on
 */
export function encodedHeredoc(expression: string, depth: number): string | undefined {
  const opening = 'base64encode("';
  if (!expression.startsWith(opening)) return undefined;
  const end = endOfString(expression, opening.length);
  if (expression.slice(end) !== '")') return undefined;
  const text = unescaped(expression.slice(opening.length, end));
  return text !== undefined && isExact(text)
    ? `base64encode(<<${MARK}\n${text}${MARK}\n${"  ".repeat(depth)})`
    : undefined;
}

function isExact(text: string): boolean {
  const lines = text.split("\n");
  return (
    lines.length > 2 &&
    text.endsWith("\n") &&
    !text.includes("\r") &&
    !lines.some((line) => line.trim() === MARK)
  );
}

/** What a quoted text says; expressions in it stay as they are. Undefined for an escape of another kind. */
function unescaped(quoted: string): string | undefined {
  const parts = piecesOf(quoted).map((piece) => {
    if (piece.kind === "expression") return `\${${piece.text}}`;
    if (/\\(?![nt"\\])/u.test(piece.text.replaceAll("\\\\", ""))) return undefined;
    return piece.text.replaceAll(/\\(.)/gu, (_escape, kind: string) => ESCAPES[kind] ?? kind);
  });
  return parts.includes(undefined) ? undefined : parts.join("");
}
