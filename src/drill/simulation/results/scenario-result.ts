import type { Objectives } from "../../declared";
import type { Verdict } from "../../drill-report";
import { highestFactor } from "../engine/load-profile";
import type { RunResult } from "../engine/run-result";
import type { SystemModel } from "../model/system-model";
import type { Scenario } from "../scenarios/scenario";
import type { ScenarioResult, SimulatedMiss, Spread, Stability, Timeline } from "../simulation-report";
import { databaseMetricsOf, metricsOf } from "./metrics";
import { missesOf, objectivesOf } from "./misses";

export interface Judged {
  readonly model: SystemModel;
  readonly scenario: Scenario;
  readonly ratePerSecond: number;
  readonly runs: readonly RunResult[];
  readonly objectives: Objectives;
}

/** Overload that goes on for longer than this outlasts what set it off. */
const OUTLASTS_SECONDS = 60;

/** Everything that many runs of one scenario say, but for the timeline and what would help. */
export function judgeRuns({ model, scenario, ratePerSecond, runs, objectives }: Judged): ScenarioResult {
  const missed = missesOf(objectivesOf(scenario, objectives), runs, ratePerSecond);
  const verdict = verdictOf(runs, missed);
  const touchesDatabase =
    model.database !== null &&
    scenario.faults.some(({ kind }) => kind === "zone-outage" || kind === "database-failover");
  return {
    ...headOf(scenario),
    verdict,
    because: [...becauseOf(runs, verdict), ...shortOf(scenario, runs)],
    expected: expectedOf(scenario, ratePerSecond, model.peakPerSecond),
    stability: stabilityOf(runs),
    metrics: metricsOf(runs),
    database: touchesDatabase ? databaseMetricsOf(runs) : null,
    missed,
    timeline: null,
  };
}

export function untoldResult(scenario: Scenario, because: readonly string[]): ScenarioResult {
  return {
    ...headOf(scenario),
    verdict: "cannot tell",
    because,
    expected: null,
    stability: null,
    metrics: null,
    database: null,
    missed: [],
    timeline: null,
  };
}

export function withTimeline(result: ScenarioResult, timeline: Timeline): ScenarioResult {
  return { ...result, timeline };
}

function headOf({ id, title, description, source, durationSeconds }: Scenario) {
  return { id, title, description, ...(source === undefined ? {} : { source }), durationSeconds };
}

/** `fails`: no way for as long as the fault lasted, or requests still failed when the run ended. */
function verdictOf(runs: readonly RunResult[], missed: readonly SimulatedMiss[]): Verdict {
  if (runs.some(({ isOutAtEnd, isDownThroughout }) => isOutAtEnd || isDownThroughout)) return "fails";
  return missed.length > 0 ? "degrades" : "holds";
}

function becauseOf(runs: readonly RunResult[], verdict: Verdict): readonly string[] {
  const count = (is: (run: RunResult) => boolean): string =>
    `${runs.filter(is).length} of ${runs.length} runs`;
  if (verdict === "fails") {
    return [
      `requests still failed at the end of ${count(({ isOutAtEnd }) => isOutAtEnd)}, and for as long as the fault lasted in ${count(({ isDownThroughout }) => isDownThroughout)}`,
    ];
  }
  if (verdict === "degrades") return ["requests were served again in every run, and an objective was missed"];
  return [`every objective was met in ${runs.length} runs`];
}

/** Of a surge: for how long requests failed, which is until enough instances served. */
function shortOf({ surges }: Scenario, runs: readonly RunResult[]): readonly string[] {
  if (surges.length === 0 || runs.every(({ failedRequests }) => failedRequests < 0.5)) return [];
  const { recoverSeconds, underProvisionedSeconds } = metricsOf(runs);
  const seconds = ({ median, worst }: Spread): string =>
    `${Math.ceil(median)} s in half of the runs, ${Math.ceil(worst)} s in the worst`;
  return [
    `requests failed until enough instances served: back after ${seconds(recoverSeconds)}; some fleet carried less than was asked of it for ${seconds(underProvisionedSeconds)}`,
  ];
}

/** A surge far beyond what was declared is to show where the end is. */
function expectedOf(
  { inherent, surges, countsBeyondPeak = false }: Scenario,
  ratePerSecond: number,
  peak: number | null,
): string | null {
  if (inherent !== undefined) return inherent;
  const most = ratePerSecond * highestFactor(surges);
  if (countsBeyondPeak || peak === null || surges.length === 0 || most <= peak) return null;
  return `${Math.round(most)} requests per second are beyond the declared peak of ${peak}`;
}

function stabilityOf(runs: readonly RunResult[]): Stability {
  if (runs.some(({ isMetastable }) => isMetastable)) return "metastable";
  return runs.some(({ overloadAfterSeconds }) => overloadAfterSeconds > OUTLASTS_SECONDS)
    ? "vulnerable"
    : "stable";
}

/** The run in the middle, by what failed; of several the one with the smallest seed. */
export function medianSeed(runs: readonly RunResult[]): number {
  const sorted = [...runs].sort((a, b) => a.failedRequests - b.failedRequests || a.seed - b.seed);
  return sorted[Math.max(0, Math.ceil(sorted.length / 2) - 1)]?.seed ?? 0;
}
