import type { DrillReport } from "../drill-report";
import type { SimulationReport } from "../simulation/simulation-report";
import type { Change } from "./baseline";
import { markdownText, terminalText } from "./safe-text";
import { tablesOf } from "./tables";
import { terminalTable, wrapped } from "./terminal-table";

const ASSUMPTIONS =
  "Recovery times rest on settings that were read, figures that AWS publishes, what was declared, and assumptions; --json gives the source of each.";

/**
 * For people at a terminal: the verdict first.
 * @param changes since a baseline, where one was given
 * @param columns how wide the terminal is @default a row is a line
 */
export function renderTerminal(
  report: DrillReport,
  changes?: readonly Change[],
  simulation?: SimulationReport,
  columns = Infinity,
): readonly string[] {
  return [
    ...wrapped(headline(report), columns),
    ...(changes?.length === 0 ? ["nothing changed since the baseline"] : []),
    ...tablesOf(report, changes, simulation).flatMap((table) => [
      "",
      ...wrapped(table.title, columns),
      ...terminalTable(table, columns),
    ]),
    "",
    ...wrapped(ASSUMPTIONS, columns),
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
