/** A text as Terraform's language quotes it: nothing in it is an expression. */
export function quoted(text: string): string {
  return `"${escaped(text).replaceAll(/[$%]\{/gu, (opening) => `${opening[0]}${opening}`)}"`;
}

/** A text between quotation marks: line ends and quotation marks are escaped, `${` and `%{` stay as they are. */
export function escaped(text: string): string {
  // JSON has two escapes that Terraform's language lacks.
  return JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(/\\[bf\\]/gu, (found) => (found === "\\b" ? "\\u0008" : found === "\\f" ? "\\u000c" : found));
}

/** An expression as a value of the JSON syntax. */
export function template(expression: string): string {
  return `\${${expression}}`;
}
