import type { Scenario } from "../scenarios/scenario";
import type { Recorder } from "./recorder";
import type { SystemState } from "./system-state";

/** What came of one run. Times count from the trigger. */
export interface RunResult {
  readonly seed: number;
  readonly offeredRequests: number;
  readonly servedRequests: number;
  readonly failedRequests: number;
  /** Neither served nor failed when the run ended. */
  readonly waitingRequests: number;
  readonly longestOutageSeconds: number;
  readonly recoverSeconds: number;
  readonly underProvisionedSeconds: number;
  readonly maximumUtilizationRatio: number;
  readonly longestWaitSeconds: number;
  readonly meanWaitSeconds: number;
  readonly needing: KindResult;
  readonly others: KindResult;
  /** Requests failed when it ended. */
  readonly isOutAtEnd: boolean;
  /** Next to nothing was served for as long as the fault lasted. */
  readonly isDownThroughout: boolean;
  /** How long overload went on after the trigger had gone. */
  readonly overloadAfterSeconds: number;
  /** The trigger is long gone, there is capacity enough, and still it is overloaded. */
  readonly isMetastable: boolean;
  readonly events: number;
}

export interface KindResult {
  readonly offeredRequests: number;
  readonly servedRequests: number;
  readonly recoverSeconds: number;
}

/** Overload this long after its trigger is kept up by itself. */
const METASTABLE_SECONDS = 600;

interface Ended {
  readonly system: SystemState;
  readonly scenario: Scenario;
  readonly seed: number;
  /** From outside, at the end. */
  readonly offeredPerSecond: number;
}

export function resultOf({ system, scenario, seed, offeredPerSecond }: Ended): RunResult {
  const { recorder, world, tiers } = system;
  const trigger = world.triggerAt;
  const waiting = system.waiting();
  const over = trigger + triggerEndSeconds(scenario);
  const overload = recorder.overload.lastEnd ?? 0;
  const isOverloaded = recorder.overload.sinceAt(world.now) !== undefined;
  const isEnough = tiers.every(({ capacity, model }) => capacity >= offeredPerSecond * model.fanOut);
  return {
    seed,
    offeredRequests: recorder.offered,
    servedRequests: recorder.served - waiting.behind,
    failedRequests: recorder.failed,
    waitingRequests: waiting.first + waiting.behind,
    longestOutageSeconds: recorder.outage.longest,
    recoverSeconds: since(trigger, recorder.outage.lastEnd),
    underProvisionedSeconds: recorder.short.total,
    maximumUtilizationRatio: recorder.highestUse,
    longestWaitSeconds: recorder.longestWait,
    meanWaitSeconds: recorder.offered > 0 ? recorder.waited / recorder.offered : 0,
    needing: kindOf(recorder.needing, trigger),
    others: kindOf(recorder.others, trigger),
    isOutAtEnd: recorder.outage.sinceAt(world.now) !== undefined,
    isDownThroughout: isDownThroughout(recorder, scenario, trigger),
    overloadAfterSeconds: Math.max(0, overload - over),
    isMetastable: isOverloaded && isEnough && world.now - over >= METASTABLE_SECONDS,
    events: world.happened,
  };
}

/** When the last fault or surge is over; what is lost for good is over at once. */
function triggerEndSeconds({ faults, surges }: Scenario): number {
  const ends = [
    ...faults.map((fault) => fault.atSeconds + ("lastsSeconds" in fault ? fault.lastsSeconds : 0)),
    ...surges.map(({ atSeconds, rampSeconds, holdSeconds }) => atSeconds + rampSeconds + holdSeconds),
  ];
  return Math.max(0, ...ends);
}

function isDownThroughout({ down }: Recorder, { faults }: Scenario, trigger: number): boolean {
  const lasting = faults.flatMap((fault) => ("lastsSeconds" in fault ? [fault] : []));
  return lasting.some(
    ({ lastsSeconds }) =>
      lastsSeconds >= 600 && down.longest >= 0.9 * lastsSeconds && (down.lastEnd ?? 0) > trigger,
  );
}

function kindOf(kind: Recorder["needing"], trigger: number): KindResult {
  return {
    offeredRequests: kind.offered,
    servedRequests: kind.served,
    recoverSeconds: since(trigger, kind.outage.lastEnd),
  };
}

function since(trigger: number, end: number | undefined): number {
  return end === undefined ? 0 : Math.max(0, end - trigger);
}
