import type { ReviewReport, Severity } from "../review-report";
import { cutText } from "./document/cut-text";
import { FULL_DETAIL } from "./document/detail";
import { documentOf } from "./document/document-of";
import type { Fold, Item, ReviewDocument, Section, Span } from "./document/document";
import { htmlText } from "../../drill/report/html-text";
import { fittedText } from "./markdown-fit";
import type { Level } from "./markdown-levels";
import { markdownCode, markdownProse } from "./markdown-text";
import { markerOf, nameOfSource } from "./marker";

/**
 * The longest comment that GitHub takes, in UTF-16 code units: "Body is too long (maximum is 65536 characters)".
 * GitLab takes a million: https://docs.gitlab.com/administration/instance_limits/#size-of-comments-and-descriptions-of-issues-merge-requests-and-epics
 */
const LONGEST_COMMENT = 65_536;
/** Room for the marker, the level and the word that something is left out. */
const SHORTEST_COMMENT = 400;

export interface MarkdownOptions {
  /** Longest result in UTF-16 code units, at least 400. @default 65536, what GitHub takes */
  readonly limit?: number;
  /** What tells this comment from those of other stacks. @default the name of what was read */
  readonly marker?: string;
}

const SIGNS: Readonly<Record<Severity | "none", string>> = {
  critical: "🔴",
  high: "🟠",
  medium: "🟡",
  low: "🔵",
  none: "🟢",
};

/**
 * A comment for GitHub and GitLab: a marker, the verdict, and as much of the rest as fits. What is left out is said, and
 * goes in the order of its importance; the verdict always stays.
 *
 * @throws RangeError for a limit below 400
 */
export function renderMarkdown(report: ReviewReport, options: MarkdownOptions = {}): string {
  const { limit = LONGEST_COMMENT, marker = nameOfSource(report.source) } = options;
  if (limit < SHORTEST_COMMENT) throw new RangeError(`A comment has ${SHORTEST_COMMENT} characters or more`);
  const first = markerOf(marker);
  const render = ({ detail, leftOut }: Level): string =>
    `${[first, ...documentLines(documentOf(report, detail)), ...leftOutLines(leftOut, limit)].join("\n")}\n`;
  return fittedText(report, limit, render) ?? verdictAlone(report, first, limit);
}

function documentLines({ level, verdict, facts, sections }: ReviewDocument): readonly string[] {
  return [
    ...verdictLines(level, verdict),
    "",
    ...facts.map((spans) => `- ${spansText(spans)}`),
    ...sections.flatMap(sectionLines),
  ];
}

function verdictLines(level: Severity | "none", verdict: string): readonly string[] {
  return [
    `## ${SIGNS[level]} ${level === "none" ? "reviewed" : level}`,
    "",
    `**Verdict:** ${markdownProse(verdict)}`,
  ];
}

function leftOutLines(leftOut: readonly string[], limit: number): readonly string[] {
  if (leftOut.length === 0) return [];
  return [
    "",
    `**Left out** to stay within ${limit} characters: ${leftOut.join("; ")}. All of it is in \`--html FILE\` and \`--json\`.`,
  ];
}

/** Where nothing but the verdict fits. */
function verdictAlone(report: ReviewReport, marker: string, limit: number): string {
  const { level, text } = report.verdict;
  const leftOut = "**Left out**: everything else. All of it is in `--html FILE` and `--json`.";
  const tries = [FULL_DETAIL.textCharacters, 600, 300, 100, 40].map((most) =>
    [marker, ...verdictLines(level, cutText(text, most)), "", leftOut, ""].join("\n"),
  );
  const bare = `${marker}\n## ${SIGNS[level]} ${level}\n\n${leftOut}\n`;
  return tries.find((one) => one.length <= limit) ?? bare;
}

function sectionLines({ title, items, folds }: Section): readonly string[] {
  return [
    "",
    `### ${title}`,
    "",
    ...items.flatMap((one) => itemLines(one, "")),
    ...folds.flatMap((fold) => foldLines(fold)),
  ];
}

/** The blank line after the summary is what lets the list within be Markdown again. */
function foldLines({ name, summary, items }: Fold): readonly string[] {
  if (items.length === 0) return [`- ${markdownCode(name)} ${markdownProse(summary)}`];
  return [
    `<details><summary><code>${htmlText(name)}</code> ${htmlText(summary)}</summary>`,
    "",
    ...items.flatMap((one) => itemLines(one, "")),
    "",
    "</details>",
    "",
  ];
}

function itemLines({ severity, mark, spans, items }: Item, indent: string): readonly string[] {
  const lead = [
    ...(severity === undefined ? [] : [`${SIGNS[severity]} **${severity}**`]),
    ...(mark === undefined ? [] : [markdownCode(mark)]),
  ];
  return [
    `${indent}- ${[...lead, spansText(spans)].join(" ")}`,
    ...items.flatMap((one) => itemLines(one, `${indent}  `)),
  ];
}

function spansText(spans: readonly Span[]): string {
  return spans.map(spanText).join(" ");
}

function spanText({ as, text }: Span): string {
  switch (as) {
    case "code":
      return markdownCode(text);
    case "strong":
      return `**${markdownProse(text)}**`;
    case "prose":
      return markdownProse(text);
  }
}
