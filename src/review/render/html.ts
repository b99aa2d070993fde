import { createHash } from "node:crypto";
import type { ReviewReport } from "../review-report";
import { FULL_DETAIL } from "./document/detail";
import { documentOf } from "./document/document-of";
import type { Fold, Item, Section, Span } from "./document/document";
import { STYLE } from "./html-style";
import { htmlText } from "../../drill/report/html-text";

/** Nothing is loaded and nothing runs, whatever stands in the page: one style is let in, by its digest. */
const POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'`;

/**
 * One page that stands alone: no script, no network, light and dark as the reader has it, and made for paper, too. At
 * most 2,000 changes are listed, and it says how many are not: a page with all of 100,000 would not open.
 */
export function renderHtml(report: ReviewReport): string {
  const { level, verdict, facts, sections } = documentOf(report, FULL_DETAIL);
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${htmlText(POLICY)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>Review of ${htmlText(report.source)}: ${level}</title>`,
    `<style>${STYLE}</style>`,
    "</head>",
    "<body>",
    `<h1 class="${level}"><b>${level === "none" ? "reviewed" : level}</b><span>${htmlText(verdict)}</span></h1>`,
    ...facts.map((spans) => `<p>${spansHtml(spans)}</p>`),
    ...sections.flatMap(sectionHtml),
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function sectionHtml({ title, items, folds }: Section): readonly string[] {
  return [`<h2>${htmlText(title)}</h2>`, ...listHtml(items), ...folds.flatMap((fold) => foldHtml(fold))];
}

function foldHtml({ name, summary, items }: Fold): readonly string[] {
  const head = `<code>${htmlText(name)}</code> ${htmlText(summary)}`;
  if (items.length === 0) return [`<p>${head}</p>`];
  return [`<details open><summary>${head}</summary>`, ...listHtml(items), "</details>"];
}

function listHtml(items: readonly Item[]): readonly string[] {
  return items.length === 0 ? [] : ["<ul>", ...items.flatMap(itemHtml), "</ul>"];
}

function itemHtml({ severity, mark, spans, items }: Item): readonly string[] {
  const lead = [
    ...(severity === undefined ? [] : [`<span class="severity ${severity}">${severity}</span>`]),
    ...(mark === undefined ? [] : [`<span class="mark">${htmlText(mark)}</span>`]),
  ];
  return [`<li>${[...lead, spansHtml(spans)].join(" ")}`, ...listHtml(items), "</li>"];
}

function spansHtml(spans: readonly Span[]): string {
  const tags = { code: "code", strong: "b", prose: "span" } as const;
  return spans.map(({ as, text }) => `<${tags[as]}>${htmlText(text)}</${tags[as]}>`).join(" ");
}
