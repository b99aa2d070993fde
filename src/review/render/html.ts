import { htmlPage } from "../../drill/report/html/page";
import type { ReviewReport } from "../review-report";
import { FULL_DETAIL } from "./document/detail";
import { documentOf } from "./document/document-of";
import type { Fold, Item, Section, Span } from "./document/document";
import { STYLE } from "./html-style";
import { htmlText } from "../../drill/report/html-text";

/**
 * One page that stands alone: no script, no network, light and dark as the reader has it, and made for paper, too. At
 * most 2,000 changes are listed, and it says how many are not: a page with all of 100,000 would not open.
 */
export function renderHtml(report: ReviewReport): string {
  const { level, verdict, facts, sections } = documentOf(report, FULL_DETAIL);
  return htmlPage({
    title: `Review of ${report.source}: ${level}`,
    style: STYLE,
    body: [
      `<h1 class="${level}"><b>${level === "none" ? "reviewed" : level}</b><span>${htmlText(verdict)}</span></h1>`,
      ...facts.map((spans) => `<p>${spansHtml(spans)}</p>`),
      ...sections.flatMap(sectionHtml),
    ],
  });
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
