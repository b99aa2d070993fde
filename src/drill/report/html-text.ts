import { terminalText } from "./safe-text";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text of an input as text of a page or of an attribute in quotes: no markup, nothing unseen, one line. */
export function htmlText(text: string): string {
  return terminalText(text).replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? "");
}
