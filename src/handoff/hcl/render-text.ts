import { escaped } from "../expression";
import { encodedHeredoc } from "./heredoc";
import { piecesOf } from "./scan-template";

/**
 * A text of the JSON syntax, which is a template, as an expression of Terraform's language. `$${` and `%%{` mean the
 * same in both; quotation marks, backslashes and line ends do not.
 */
export function renderText(text: string, depth: number): string {
  const pieces = piecesOf(text);
  const [only] = pieces;
  if (pieces.length === 1 && only?.kind === "expression")
    return encodedHeredoc(only.text, depth) ?? only.text;
  const inner = pieces.map((piece) =>
    piece.kind === "expression" ? `\${${piece.text}}` : escaped(piece.text),
  );
  return `"${inner.join("")}"`;
}
