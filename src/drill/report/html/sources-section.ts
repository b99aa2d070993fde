import { compareTexts } from "../../../foundation/compare-texts";
import type { DrillReport } from "../../drill-report";
import type { SimulationReport } from "../../simulation/simulation-report";
import { sourceLink, table, textCell } from "./elements";

/** Everything that was not read from the configuration, and everything the runs rest on: each once, with its source. */
export function sourcesSection(
  { failures, capacity, flows }: DrillReport,
  simulation: SimulationReport | undefined,
): readonly string[] {
  const reasons = [...failures, ...capacity, ...flows].flatMap(({ because }) => because);
  const rows = [
    ...reasons
      .filter(({ source }) => source !== "read")
      .map(({ text, address, attribute, source }) => [text, about(address, attribute), source]),
    ...(simulation?.assumptions ?? []).map(({ name, value, address, attribute, source }) => [
      `${name}: ${value}`,
      about(address, attribute),
      source,
    ]),
  ];
  const distinct = [...new Map(rows.map((row) => [row.join("\n"), row])).values()];
  const sorted = distinct.sort(
    (a, b) => compareTexts(a[2] ?? "", b[2] ?? "") || compareTexts(a[0] ?? "", b[0] ?? ""),
  );
  if (sorted.length === 0) return [];
  return [
    "<section><h2>What the figures rest on</h2>",
    "<p>Published by whom the link names, <code>declared</code> in the environment, <code>assumed</code> because nobody publishes it, or <code>read</code> from the configuration.</p>",
    `<details><summary>${sorted.length} figures and their sources</summary>`,
    ...table("figures and their sources", ["figure", "of", "source"], sorted, (text, column) =>
      column === 2 ? sourceLink(text) : textCell(text),
    ),
    "</details></section>",
  ];
}

function about(address: string | undefined, attribute: string | undefined): string {
  return [address, attribute].filter((part) => part !== undefined).join(".");
}
