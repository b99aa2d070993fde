import type { Verdict } from "../../drill-report";
import { htmlText } from "../html-text";

const VERDICTS: ReadonlySet<string> = new Set([
  "holds",
  "degrades",
  "fails",
  "cannot tell",
] satisfies Verdict[]);

/** A verdict is told by its word, its sign and its colour. */
export function badge(verdict: Verdict): string {
  return `<b class="verdict ${classOf(verdict)}">${verdict}</b>`;
}

export function classOf(verdict: Verdict): string {
  return verdict.replace(" ", "-");
}

/** A table in a box of its own, which scrolls where a phone is narrower. A cell that is a verdict is shown as one. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
  cell: (text: string, column: number) => string = textCell,
): readonly string[] {
  return [
    // What scrolls has to be reachable with the keyboard.
    `<div class="scroll" tabindex="0" role="region" aria-label="${htmlText(caption)}"><table>`,
    `<thead><tr>${head.map((title) => `<th scope="col">${htmlText(title)}</th>`).join("")}</tr></thead>`,
    "<tbody>",
    ...rows.map((row) => `<tr>${row.map((text, column) => `<td>${cell(text, column)}</td>`).join("")}</tr>`),
    "</tbody></table></div>",
  ];
}

export function textCell(text: string): string {
  return VERDICTS.has(text) ? badge(text as Verdict) : htmlText(text);
}

/** A source as a link where it is the address of a page, and nothing else. */
export function sourceLink(source: string): string {
  const shown = htmlText(source);
  if (!/^https:\/\/[\w.-]+\/[^\s\\]*$/u.test(source) || shown.includes("&quot;")) return shown;
  return `<a href="${shown}" rel="noreferrer">${htmlText(source.replace(/^https:\/\/(?:www\.)?/u, ""))}</a>`;
}
