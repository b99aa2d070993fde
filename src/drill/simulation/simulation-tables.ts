import type { ScenarioResult, SimulationReport, Spread } from "./simulation-report";

/** The simulation as one table, in the shape of the report's other tables. */
export function simulationTable({ seeds, scenarios }: SimulationReport) {
  return {
    title: `Simulation of ${seeds.count} runs each (median / 95 % / worst)`,
    head: [
      "scenario",
      "verdict",
      "failed requests",
      "served",
      "back after s",
      "too little for s",
      "highest use",
      "after it",
    ],
    rows: scenarios.map(rowOf),
  };
}

/** What was missed, what mends it, and what is expected. */
export function simulationNotes({ scenarios }: SimulationReport) {
  return {
    title: "Simulation: what was missed, and what would mend it",
    head: ["scenario", "what", "found", "change"],
    rows: scenarios.flatMap(({ id, missed, expected, verdict, because }) => [
      ...(verdict === "cannot tell" ? because.map((text) => [id, "cannot tell", "-", text]) : []),
      ...missed.map(({ objective, found, missedRatio, change, alternatives }) => [
        id,
        objective,
        `${found ?? "never"} in ${percent(missedRatio)} of the runs`,
        [change, ...alternatives].flatMap((each) => each?.text ?? []).join("; or ") ||
          "none that was looked for",
      ]),
      ...(expected === null || missed.length === 0 ? [] : [[id, "not counted", "-", expected]]),
    ]),
  };
}

function rowOf({ id, verdict, metrics, stability, expected }: ScenarioResult): readonly string[] {
  const shown = expected === null ? verdict : `${verdict} (expected)`;
  if (metrics === null) return [id, shown, "?", "?", "?", "?", "?", "?"];
  return [
    id,
    shown,
    spread(metrics.failedRequests, (value) => String(Math.ceil(value - 1e-6))),
    spread(metrics.availabilityRatio, percent),
    spread(metrics.recoverSeconds, (value) => value.toFixed(0)),
    spread(metrics.underProvisionedSeconds, (value) => value.toFixed(0)),
    percent(metrics.maximumUtilizationRatio.worst),
    stability ?? "?",
  ];
}

function spread({ median, p95, worst }: Spread, text: (value: number) => string): string {
  const all = [median, p95, worst].map(text);
  return new Set(all).size === 1 ? (all[0] ?? "") : all.join(" / ");
}

/** Cut, so that 99.99 % does not read as all. */
function percent(ratio: number): string {
  return `${Math.floor(ratio * 10_000 + 1e-6) / 100} %`;
}
