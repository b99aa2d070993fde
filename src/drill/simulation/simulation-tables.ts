import type { ScenarioResult, SimulatedMiss, SimulationReport, Spread } from "./simulation-report";

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
      ...missed.map((miss) => [
        id,
        miss.objective,
        `${foundWords(miss.objective, miss.found)}, in ${percent(miss.missedRatio)} of the runs`,
        changeWords(miss),
      ]),
      ...(expected === null || missed.length === 0 ? [] : [[id, "not counted", "-", expected]]),
    ]),
  };
}

/** Each change with the runs in which it held, what would not do by itself, and what was not tried. */
function changeWords(miss: SimulatedMiss): string {
  const { change, alternatives, notEnough, notTried, tried, objective } = miss;
  if (tried === 0 && notTried.length === 0) return "none was looked for: no setting helps";
  const found = [change, ...alternatives].flatMap((each) =>
    each === null ? [] : `${each.text} (met in all ${each.runs} runs)`,
  );
  return [
    found.length === 0 ? `none of ${tried} that were tried` : found.join("; or "),
    ...notEnough.map(
      ({ text, found: left }) => `not enough by itself: ${text} (${foundWords(objective, left)})`,
    ),
    ...notTried.map((text) => `not tried: ${text}`),
  ].join("; ");
}

/** What was found in the worst run, with its unit. */
function foundWords(objective: SimulatedMiss["objective"], found: number | null): string {
  if (found === null) return "never";
  switch (objective) {
    case "availabilityRatio":
      return percent(found);
    case "failedRequests":
      return `${Math.ceil(found - 1e-6)} requests`;
    case "serviceRecoverySeconds":
      return `${Math.ceil(found - 1e-6)} s`;
  }
}

function rowOf({ id, verdict, metrics, stability, expected }: ScenarioResult): readonly string[] {
  const shown = expected === null || verdict === "holds" ? verdict : `${verdict} (expected)`;
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
