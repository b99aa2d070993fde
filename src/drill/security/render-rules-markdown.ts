import { markdownText } from "../report/safe-text";
import { explained, headline, withVerdict } from "./rules-parts";
import type { RulesReport } from "./rules-report";

/** For a pull request or a file. */
export function renderRulesMarkdown(report: RulesReport): string {
  const open = [...withVerdict(report, "finding"), ...withVerdict(report, "cannot tell")];
  const parts = [
    table(
      "Open",
      ["rule", "address", "verdict", "what", "fix", "ids"],
      open.map(({ rule, result }) => [
        rule.rule,
        result.address,
        result.verdict,
        result.message ?? "",
        result.fix ?? "",
        rule.ids.join(" "),
      ]),
    ),
    table(
      "Explained",
      ["exception", "why", "what protects instead", "rules", "where"],
      explained(report).map(({ name, reason, control, rules, addresses }) => [
        name,
        reason,
        control,
        rules.join(" "),
        addresses.join(" "),
      ]),
    ),
    table(
      "Every rule",
      ["rule", "verdict", "resources", "ids"],
      report.rules.map(({ rule, verdict, results, ids }) => [
        rule,
        verdict,
        String(results.length),
        ids.join(" "),
      ]),
    ),
    table(
      "Not judged",
      ["id", "because"],
      report.notJudged.map(({ id, because }) => [id, because]),
    ),
  ];
  return [`# Rules: ${markdownText(headline(report))}\n`, ...parts.filter((part) => part !== "")].join("\n");
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const lines = rows.map((row) => `| ${row.map(markdownText).join(" | ")} |`);
  return [
    `## ${title}`,
    "",
    `| ${head.join(" | ")} |`,
    `|${" --- |".repeat(head.length)}`,
    ...lines,
    "",
  ].join("\n");
}
