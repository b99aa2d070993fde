import type { Objective } from "../declared";
import type { Missed, Verdict } from "../drill-report";
import type { Survival } from "../cut-sets/survives";
import type { Clock } from "../recovery/clock";
import type { DataLoss } from "../recovery/failover";
import { worstOf } from "../verdicts";

export interface Outcome {
  readonly survival: Survival["verdict"];
  /** Of each fleet that requests pass; null where it cannot be told. */
  readonly ratios: readonly (number | null)[];
  readonly service: Clock;
  readonly redundancy: Clock;
  readonly dataLoss: Pick<DataLoss, "seconds" | "isUnbounded">;
  /** Something that does not cut the path and is no longer whole: a launch that fails. */
  readonly isImpaired: boolean;
  /** Something on the way is not modelled. */
  readonly isTainted: boolean;
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly missed: readonly Missed[];
}

/**
 * `holds`: with nothing launched the survivors carry the peak, and times and data loss are within the objectives.
 * `degrades`: requests find a way, and capacity or time misses. `fails`: no way until the fault ends or a person acts.
 * `cannot tell`: an input is missing; never better than what is certain.
 */
export function judge(outcome: Outcome, objective: Objective | undefined): Judgement {
  const { survival, ratios, service, redundancy, dataLoss, isImpaired, isTainted } = outcome;
  const told = ratios.flatMap((ratio) => ratio ?? []);
  const least = told.length === 0 ? undefined : Math.min(...told);
  const missed: Missed[] = [
    ...(least !== undefined && least < 1
      ? [{ objective: "capacity" as const, allowed: 1, found: least, change: null }]
      : []),
    ...missedClock("serviceRecoverySeconds", service, objective?.serviceRecoverySeconds),
    ...missedClock("redundancyRecoverySeconds", redundancy, objective?.redundancyRecoverySeconds),
    ...missedLoss(dataLoss, objective?.dataLossSeconds),
    ...missedAvailability(service, objective?.availabilityRatio),
  ];
  if (survival === "cut") return { verdict: "fails", missed };
  const isUntold =
    survival === "cannot tell" ||
    isTainted ||
    ratios.includes(null) ||
    isUnjudged(service, objective?.serviceRecoverySeconds) ||
    isUnjudged(redundancy, objective?.redundancyRecoverySeconds) ||
    isUnjudged(service, objective?.availabilityRatio) ||
    (objective?.dataLossSeconds !== undefined && dataLoss.seconds === null && !dataLoss.isUnbounded);
  const isLess = missed.length > 0 || isImpaired;
  // Without a sure path nothing is certain to be merely degraded.
  if (survival === "cannot tell" || isTainted) return { verdict: "cannot tell", missed };
  if (isLess) return { verdict: "degrades", missed };
  return { verdict: worstOf([isUntold ? "cannot tell" : "holds"]), missed };
}

function missedClock(
  name: Missed["objective"],
  clock: Clock,
  allowed: number | undefined,
): readonly Missed[] {
  if (allowed === undefined) return [];
  if (clock.kind === "never") return [{ objective: name, allowed, found: null, change: null }];
  if (clock.kind !== "told" || clock.seconds.max <= allowed) return [];
  return [{ objective: name, allowed, found: clock.seconds.max, change: null }];
}

function missedLoss(loss: Outcome["dataLoss"], allowed: number | undefined): readonly Missed[] {
  if (allowed === undefined) return [];
  if (loss.isUnbounded) return [{ objective: "dataLossSeconds", allowed, found: null, change: null }];
  if (loss.seconds === null || loss.seconds <= allowed) return [];
  return [{ objective: "dataLossSeconds", allowed, found: loss.seconds, change: null }];
}

const MONTH_SECONDS = 30 * 86_400;

/** One failure of its kind in a month takes as much of the month as the service needs to come back. */
function missedAvailability(clock: Clock, allowed: number | undefined): readonly Missed[] {
  if (allowed === undefined) return [];
  if (clock.kind === "never") return [{ objective: "availabilityRatio", allowed, found: null, change: null }];
  if (clock.kind !== "told") return [];
  const found = Math.max(0, 1 - clock.seconds.max / MONTH_SECONDS);
  return found >= allowed ? [] : [{ objective: "availabilityRatio", allowed, found, change: null }];
}

/** Of what AWS does not publish nothing can be asked; what the input could tell and does not is asked. */
function isUnjudged(clock: Clock, allowed: number | undefined): boolean {
  return allowed !== undefined && clock.kind === "untold";
}
