import type { Topology } from "../../../model/topology";
import type { DrillReport } from "../../drill-report";
import type { SimulationReport } from "../../simulation/simulation-report";
import type { Change } from "../baseline";
import { htmlText } from "../html-text";
import { tablesOf } from "../tables";
import { PICTURE_STYLE } from "../diagram/style";
import { table } from "./elements";
import { headline } from "./headline";
import { htmlPage } from "./page";
import { PAGE_STYLE } from "./page-style";
import { pictureSection } from "./picture-section";
import { simulationSection } from "./simulation-section";
import { sourcesSection } from "./sources-section";
import { DRILL_STYLE } from "./style";

export interface DrillPage {
  readonly report: DrillReport;
  readonly topology: Topology;
  /** Since a baseline, where one was given. */
  readonly changes?: readonly Change[];
  /** Where one was run. */
  readonly simulation?: SimulationReport;
}

/** Longer tables are shut at first: the page says the most important before they begin. */
const LONGEST_OPEN = 60;

/** What `durable drill --html FILE` writes: one page, the verdict first. The same drill, the same bytes. */
export async function renderHtml({ report, topology, changes, simulation }: DrillPage): Promise<string> {
  const picture = await pictureSection(report, topology);
  return htmlPage({
    title: `Drill of ${report.source}: ${report.verdict}`,
    style: [PAGE_STYLE, PICTURE_STYLE, DRILL_STYLE, picture.style].join("\n"),
    body: [
      "<main>",
      ...headline(report, simulation),
      ...picture.body,
      ...(simulation === undefined ? HOW_TO_SIMULATE : simulationSection(simulation)),
      ...tables(report, changes),
      ...sourcesSection(report, simulation),
      ...leftOut(simulation),
      "</main>",
    ],
  });
}

const HOW_TO_SIMULATE: readonly string[] = [
  '<p class="hint">No scenario was simulated: traffic that jumps, a zone that is lost for half an hour, a failover minute by minute. <code>durable drill --simulate</code> adds them to this page.</p>',
];

function tables(report: DrillReport, changes: readonly Change[] | undefined): readonly string[] {
  const unchanged = changes?.length === 0 ? ["<p>Nothing changed since the baseline.</p>"] : [];
  return [
    ...unchanged,
    ...tablesOf(report, changes).flatMap(({ title, head, rows }) => [
      `<section><h2>${htmlText(title)}</h2>`,
      ...(rows.length > LONGEST_OPEN ? [`<details><summary>${rows.length} rows</summary>`] : []),
      ...table(title, head, rows),
      ...(rows.length > LONGEST_OPEN ? ["</details>"] : []),
      "</section>",
    ]),
  ];
}

function leftOut(simulation: SimulationReport | undefined): readonly string[] {
  if (simulation === undefined || simulation.notModelled.length === 0) return [];
  const rows = simulation.notModelled.map(({ subject, consequence }) => [subject, consequence]);
  return [
    "<section><h2>What the simulation leaves out</h2>",
    ...table("what the simulation leaves out", ["what", "so that"], rows),
    "</section>",
  ];
}
