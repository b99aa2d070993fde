import type { Objective } from "../../declared";
import type { RunResult } from "../engine/run-result";
import type { Scenario } from "../scenarios/scenario";
import type { SimulatedMiss } from "../simulation-report";
import { rounded } from "./spread";

const MONTH_SECONDS = 30 * 86_400;

export type Wanted = Pick<SimulatedMiss, "objective" | "allowed">;

/** What is asked of a scenario: a fault is held against times and availability, a surge against a single failed request. */
export function objectivesOf(
  { judgedAs }: Scenario,
  objectives: Readonly<Partial<Record<string, Objective>>>,
): readonly Wanted[] {
  if (judgedAs === "surge") return [{ objective: "failedRequests", allowed: 0 }];
  const { serviceRecoverySeconds, availabilityRatio } = objectives[judgedAs] ?? {};
  return [
    ...(serviceRecoverySeconds === undefined
      ? []
      : [{ objective: "serviceRecoverySeconds" as const, allowed: serviceRecoverySeconds }]),
    ...(availabilityRatio === undefined
      ? []
      : [{ objective: "availabilityRatio" as const, allowed: availabilityRatio }]),
  ];
}

/** What was missed in some run. */
export function missesOf(
  wanted: readonly Wanted[],
  runs: readonly RunResult[],
  ratePerSecond: number,
): readonly SimulatedMiss[] {
  return wanted.flatMap((each) => {
    const { objective, allowed } = each;
    const missed = runs.filter((run) => isMissedIn(each, run, ratePerSecond));
    if (missed.length === 0) return [];
    return [
      {
        objective,
        allowed,
        found: worstOf(objective, missed, ratePerSecond),
        missedRatio: rounded(missed.length / runs.length),
        tried: 0,
        change: null,
        alternatives: [],
        notEnough: [],
        notTried: [],
      },
    ];
  });
}

export function isMissedIn({ objective, allowed }: Wanted, run: RunResult, rate: number): boolean {
  const value = valueOf(objective, run, rate);
  return objective === "availabilityRatio" ? value < allowed : value > allowed + LEAST_REQUESTS;
}

/** By how much, in the objective's unit; below 0 where it is met. */
export function missedBy({ objective, allowed }: Wanted, run: RunResult, rate: number): number {
  const value = valueOf(objective, run, rate);
  return objective === "availabilityRatio" ? allowed - value : value - allowed;
}

/** Half a request in a fluid is none. */
const LEAST_REQUESTS = 0.5;

function valueOf(objective: Wanted["objective"], run: RunResult, rate: number): number {
  switch (objective) {
    case "failedRequests":
      return run.failedRequests;
    case "availabilityRatio":
      // One such event in a month of the same load.
      return 1 - run.failedRequests / (rate * MONTH_SECONDS);
    case "serviceRecoverySeconds":
      return run.isOutAtEnd ? Infinity : run.recoverSeconds;
  }
}

export function worstOf(
  objective: Wanted["objective"],
  runs: readonly RunResult[],
  rate: number,
): number | null {
  const values = runs.map((run) => valueOf(objective, run, rate));
  const worst = objective === "availabilityRatio" ? Math.min(...values) : Math.max(...values);
  return Number.isFinite(worst) ? rounded(worst) : null;
}
