import { databaseWriteUps } from "./databases";
import { fleetWriteUps } from "./fleets";
import { type Interval, predict } from "./predict";
import type { WriteUp } from "./write-up";

export const WRITE_UPS: readonly WriteUp[] = [...databaseWriteUps, ...fleetWriteUps];

const HEAD = `# Predictions held against measurements

Written by \`npm run drill:validation\`; do not edit. A test makes every prediction anew and holds this page equal to them.

Others have measured on AWS what \`durable drill --simulate\` predicts. Each of their configurations is given to the
simulation as their write-up tells it; what it does not tell takes the default of the drill. Nothing in the model was
chosen to fit these measurements: its figures are those of [aws-figures.ts](../src/drill/aws-figures.ts). The predictions
were committed before the comparison. An interval is the least and the most of 400 runs, in seconds.
`;

/** docs/validation.md as it should be. */
export function validationDocument(): string {
  const rows = WRITE_UPS.map((writeUp) => rowOf(writeUp, predict(writeUp)));
  const head = ["what was measured", "configuration", "predicted"];
  return `${HEAD}\n${[head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n`;
}

function rowOf({ what, source, configuration }: WriteUp, interval: Interval): readonly string[] {
  return [`[${what}](${source})`, configuration, intervalText(interval)];
}

function intervalText({ from, to }: Interval): string {
  return Number.isFinite(to) ? `${from} to ${to}` : "no end: until its host is back, which nobody publishes";
}
