import { terminalText } from "../report/safe-text";
import { explained, headline, withVerdict } from "./rules-parts";
import type { RuleAnswer, RulesReport } from "./rules-report";

/** A terminal of the least width. */
const WIDTH = 80;
const INDENT = "  ";

/** For people at a terminal of 80 columns; addresses are never broken. */
export function renderRules(report: RulesReport): readonly string[] {
  return [
    ...wrapped(headline(report), ""),
    ...open(report, "finding", "Findings"),
    ...open(report, "cannot tell", "Cannot be told"),
    ...explanations(report),
    ...list(report, "pass", "Passed"),
    ...list(report, "not applicable", "Nothing here that it applies to"),
    ...notJudged(report),
  ];
}

function open(report: RulesReport, verdict: "finding" | "cannot tell", title: string): readonly string[] {
  const found = withVerdict(report, verdict);
  if (found.length === 0) return [];
  return [
    "",
    `${title}: ${found.length}`,
    ...found.flatMap(({ rule, result }) => [
      "",
      ...wrapped(`${rule.rule}: ${rule.title}`, INDENT),
      ...wrapped(rule.ids.join(" "), INDENT.repeat(2)),
      ...field("at", [result.address]),
      ...field("what", wrappedAt(result.message ?? "")),
      ...field("fix", wrappedAt(result.fix ?? "")),
    ]),
  ];
}

function explanations(report: RulesReport): readonly string[] {
  const groups = explained(report);
  if (groups.length === 0) return [];
  return [
    "",
    `Explained: ${report.counts.explainedFindings} findings, each with what protects instead`,
    ...groups.flatMap(({ name, reason, control, ids, rules, addresses }) => [
      "",
      ...wrapped(`${name}: ${rules.join(", ")}`, INDENT),
      ...wrapped(ids.join(" "), INDENT.repeat(2)),
      ...field("why", wrappedAt(reason)),
      ...field("instead", wrappedAt(control)),
      ...field("at", addresses),
    ]),
  ];
}

function list(report: RulesReport, verdict: RuleAnswer["verdict"], title: string): readonly string[] {
  const rules = report.rules.filter((rule) => rule.verdict === verdict);
  if (rules.length === 0) return [];
  const ids = new Set(rules.flatMap((rule) => rule.ids)).size;
  return [
    "",
    `${title}: ${rules.length} rules, ${ids} ids`,
    ...rules.flatMap((rule) =>
      wrapped(rule.ids.join(" "), `${INDENT}${rule.rule.padEnd(RULE_WIDTH)}  `, RULE_INDENT),
    ),
  ];
}

function notJudged({ notJudged: ids }: RulesReport): readonly string[] {
  if (ids.length === 0) return [];
  return [
    "",
    "Not judged",
    ...ids.flatMap(({ id, because }) => wrapped(because, `${INDENT}${id}: `, INDENT.repeat(2))),
  ];
}

const RULE_WIDTH = 26;
const RULE_INDENT = " ".repeat(INDENT.length + RULE_WIDTH + 2);
const LABEL = `${INDENT.repeat(2)}${" ".repeat(9)}`;

/** A label, and lines beside it. */
function field(label: string, lines: readonly string[]): readonly string[] {
  const first = `${INDENT.repeat(2)}${label.padEnd(9)}`;
  return lines.map((line, index) => terminalText(`${index === 0 ? first : LABEL}${line}`));
}

function wrappedAt(text: string): readonly string[] {
  return wrapped(text, "", "", WIDTH - LABEL.length);
}

/** Broken between words. @param further of every line but the first. @default the first line's */
function wrapped(text: string, first: string, further = first, width = WIDTH): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of terminalText(text).split(" ")) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = further;
      isEmpty = true;
    }
    line = isEmpty ? `${line}${word}` : `${line} ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}
