import { compare, type Outcome } from "./compare";
import { databaseWriteUps } from "./databases";
import { fleetWriteUps } from "./fleets";
import { MEASURED, type Measurement } from "./measurements";
import { type Interval, predict } from "./predict";
import type { WriteUp } from "./write-up";

export const WRITE_UPS: readonly WriteUp[] = [...databaseWriteUps, ...fleetWriteUps];

const HEAD = `# Predictions held against measurements

Written by \`npm run drill:validation\`; do not edit. A test makes every prediction anew and holds this page equal to them.

Others have measured on AWS what \`durable drill --simulate\` predicts. Each of their configurations is given to the
simulation as their write-up tells it; what it does not tell takes the default of the drill. Nothing in the model was
chosen to fit these measurements: its figures are those of [aws-figures.ts](../src/drill/aws-figures.ts). The predictions
were committed before the comparison, by somebody who had read the write-ups. One rule was put right before that, by what
AWS writes of checks: a refused connection fails one at once. An interval is the least and the most of 400 runs.
`;

const READING = `\`covered\`: the interval holds what was measured. \`careful\`: it was over sooner than predicted. \`too short\`: it lasted
longer than predicted, which is the side that a user of the drill has to know.
`;

const MISSES = `## What the misses say

- **Failovers of RDS are mostly faster than AWS says.** AWS writes "typically 60 to 120 seconds", and that is what the drill
  counts with; its own log shows 39 and 46 s. The drill promises no more than AWS does.
- **They can take longer, too.** Four minutes were seen once, on a database whose load is not told. AWS names large
  transactions and recovery as reasons; the drill knows neither.
- **Without a standby** there is no prediction: when a host is back nobody publishes. The drill says that the database is
  away until then, and never shows a time.
- **Names that clients keep** are counted in full after the failover. Part of it passes meanwhile.
- **Target tracking** decided one second and half a minute later than predicted: how late a metric is, is assumed (60 s).
`;

export interface Row {
  readonly writeUp: WriteUp;
  readonly predicted: Interval;
  readonly measured: Measurement;
  readonly outcome: Outcome;
}

export function rows(): readonly Row[] {
  return WRITE_UPS.map((writeUp) => {
    const predicted = predict(writeUp);
    const measured = MEASURED[writeUp.id];
    if (measured === undefined) throw new Error(`${writeUp.id} has no measurement`);
    return { writeUp, predicted, measured, outcome: compare(predicted, measured) };
  });
}

/** docs/validation.md as it should be. */
export function validationDocument(all: readonly Row[]): string {
  const head = ["what was measured", "configuration", "predicted, s", "measured, s", "outcome"];
  const table = [head, head.map(() => "---"), ...all.map(cellsOf)];
  const lines = table.map((cells) => `| ${cells.join(" | ")} |`);
  return [HEAD, `${summaryOf(all)}\n`, READING, `${lines.join("\n")}\n`, MISSES].join("\n");
}

function summaryOf(all: readonly Row[]): string {
  const count = (kind: Outcome["kind"]): number => all.filter(({ outcome }) => outcome.kind === kind).length;
  return `Of ${all.length} measurements ${count("covered")} are covered, ${count("careful")} were over sooner, ${count("short")} lasted longer, and ${count("not predicted")} is not predicted.`;
}

function cellsOf({ writeUp, predicted, measured, outcome }: Row): readonly string[] {
  const { from, to, note } = measured;
  return [
    `[${writeUp.what}](${writeUp.source})`,
    writeUp.configuration,
    Number.isFinite(predicted.to) ? `${predicted.from} to ${predicted.to}` : "no end: until its host is back",
    `${from === to ? from : `${from} to ${to}`}${note === undefined ? "" : `: ${note}`}`,
    outcomeText(outcome),
  ];
}

function outcomeText(outcome: Outcome): string {
  switch (outcome.kind) {
    case "covered":
    case "not predicted":
      return outcome.kind;
    case "careful":
      return `careful by ${outcome.bySeconds} s`;
    case "short":
      return `too short by ${outcome.bySeconds} s`;
  }
}
