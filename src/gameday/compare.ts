import type { RecoveryTime } from "../drill/drill-report";
import type { Experiment } from "./experiment";
import type { Measurements } from "./measurements";
import { secondsText } from "./seconds-text";

export interface Comparison {
  readonly experiment: string;
  readonly figure: "serviceRecoverySeconds" | "redundancyRecoverySeconds" | "dataLossSeconds";
  readonly predicted: RecoveryTime;
  readonly measured: number | null;
  /** `slower` and `faster` are where the model is wrong. */
  readonly result: "as predicted" | "slower" | "faster" | "not measured";
  readonly note: string;
}

export interface GameDayResult {
  readonly schemaVersion: 1;
  readonly comparisons: readonly Comparison[];
  /** Names in the measurements that are no experiment. */
  readonly unknown: readonly string[];
}

const FIGURES = ["serviceRecoverySeconds", "redundancyRecoverySeconds", "dataLossSeconds"] as const;

/** Where the drill was right and where it was wrong. What it predicts no figure for is not compared. */
export function compareMeasurements(
  experiments: readonly Experiment[],
  { experiments: measured }: Measurements,
): GameDayResult {
  const comparisons = experiments.flatMap(({ name, predicted }) =>
    FIGURES.flatMap((figure): Comparison[] => {
      const expected = interval(predicted[figure]);
      if (expected === undefined) return [];
      const row = measured[name];
      const seconds = row?.[figure] ?? null;
      return [
        {
          experiment: name,
          figure,
          predicted: expected,
          measured: seconds,
          result: resultOf(seconds, expected),
          note: row?.note ?? "",
        },
      ];
    }),
  );
  const names = new Set(experiments.map(({ name }) => name));
  return {
    schemaVersion: 1,
    comparisons,
    unknown: Object.keys(measured).filter((name) => !names.has(name)),
  };
}

function interval(predicted: RecoveryTime | number | null): RecoveryTime | undefined {
  if (predicted === null) return undefined;
  return typeof predicted === "number" ? { min: 0, likely: predicted, max: predicted } : predicted;
}

function resultOf(seconds: number | null, { min, max }: RecoveryTime): Comparison["result"] {
  if (seconds === null) return "not measured";
  if (seconds > max) return "slower";
  return seconds < min ? "faster" : "as predicted";
}

const FIGURE_WORDS: Readonly<Record<Comparison["figure"], string>> = {
  serviceRecoverySeconds: "service back",
  redundancyRecoverySeconds: "redundancy back",
  dataLossSeconds: "data lost",
};

/** A line for each figure, and what it means where the model was wrong. */
export function comparisonLines({ comparisons, unknown }: GameDayResult): readonly string[] {
  return [
    ...comparisons.map(({ experiment, figure, predicted, measured, result }) =>
      [
        result.padEnd(12),
        experiment,
        `${FIGURE_WORDS[figure]}:`,
        measured === null ? "–" : secondsText(measured),
        `(predicted ${secondsText(predicted.min)} to ${secondsText(predicted.max)})`,
      ].join(" "),
    ),
    ...unknown.map((name) => `unknown      ${name} is no experiment of this stack`),
  ];
}
