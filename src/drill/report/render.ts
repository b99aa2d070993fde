import type { DrillReport } from "../drill-report";
import type { SimulationReport } from "../simulation/simulation-report";
import type { Change } from "./baseline";
import { markdownText, terminalText } from "./safe-text";
import { type ReportTable, tablesOf } from "./tables";

/** Past this many rows a table on a terminal is cut, and says so; JSON and Markdown hold all of it. */
const LONGEST_TABLE = 60;

const ASSUMPTIONS =
  "Recovery times rest on settings that were read, figures that AWS publishes, what was declared, and assumptions; --json gives the source of each.";

/** For people at a terminal: the verdict first. @param changes since a baseline, where one was given */
export function renderTerminal(
  report: DrillReport,
  changes?: readonly Change[],
  simulation?: SimulationReport,
): readonly string[] {
  return [
    headline(report),
    ...(changes?.length === 0 ? ["nothing changed since the baseline"] : []),
    ...tablesOf(report, changes, simulation).flatMap((table) => ["", table.title, ...terminalRows(table)]),
    "",
    ASSUMPTIONS,
  ];
}

/** For a pull request or a file. */
export function renderMarkdown(
  report: DrillReport,
  changes?: readonly Change[],
  simulation?: SimulationReport,
): string {
  const parts = tablesOf(report, changes, simulation).map(
    ({ title, head, rows }) =>
      `## ${markdownText(title)}\n\n| ${head.join(" | ")} |\n|${" --- |".repeat(head.length)}\n${rows
        .map((row) => `| ${row.map(markdownText).join(" | ")} |`)
        .join("\n")}\n`,
  );
  const unchanged = changes?.length === 0 ? ["Nothing changed since the baseline.\n"] : [];
  return [`# Drill: ${markdownText(headline(report))}\n`, ...unchanged, ...parts, `${ASSUMPTIONS}\n`].join(
    "\n",
  );
}

function headline({ source, verdict, failures }: DrillReport): string {
  const counted = failures.filter(({ inherent }) => inherent === null);
  const holding = counted.filter((failure) => failure.verdict === "holds").length;
  return terminalText(`${source}: ${verdict} (${holding} of ${counted.length} single failures hold)`);
}

function terminalRows({ head, rows }: ReportTable): readonly string[] {
  const shown = rows.slice(0, LONGEST_TABLE).map((row) => row.map(terminalText));
  const widths = head.map((title, column) =>
    Math.max(title.length, ...shown.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd();
  const more = rows.length - shown.length;
  return [
    line(head),
    ...shown.map(line),
    ...(more > 0 ? [`  and ${more} more: --json or --markdown FILE`] : []),
  ];
}
