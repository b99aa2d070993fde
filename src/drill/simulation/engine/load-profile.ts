import type { Surge } from "../scenarios/scenario";

/** A ramp is climbed in steps of this length. */
const RAMP_STEP_SECONDS = 10;

export interface LoadChange {
  readonly atSeconds: number;
  /** Times the load before the trigger, from here on. */
  readonly factor: number;
}

/** The factors of all surges together, over the time after the trigger. */
export function loadChanges(surges: readonly Surge[]): readonly LoadChange[] {
  const times = new Set<number>();
  for (const { atSeconds, rampSeconds, holdSeconds } of surges) {
    for (const step of rampSteps(rampSeconds)) times.add(atSeconds + step);
    times.add(atSeconds + rampSeconds);
    times.add(atSeconds + rampSeconds + holdSeconds);
  }
  return [...times]
    .sort((a, b) => a - b)
    .map((atSeconds) => ({
      atSeconds,
      factor: surges.reduce((product, surge) => product * factorAt(surge, atSeconds), 1),
    }));
}

/** The highest factor that is reached. */
export function highestFactor(surges: readonly Surge[]): number {
  return loadChanges(surges).reduce((most, { factor }) => Math.max(most, factor), 1);
}

function rampSteps(rampSeconds: number): readonly number[] {
  return Array.from(
    { length: Math.ceil(rampSeconds / stepOf(rampSeconds)) || 0 },
    (_, step) => step * stepOf(rampSeconds),
  );
}

/** Long ramps are climbed in more than a hundred steps, and not in thousands. */
function stepOf(rampSeconds: number): number {
  return Math.max(RAMP_STEP_SECONDS, rampSeconds / 200);
}

/** In the middle of a step of the ramp, so that as much is asked for as on the straight line. */
function factorAt({ factor, atSeconds, rampSeconds, holdSeconds }: Surge, time: number): number {
  const since = time - atSeconds;
  if (since < 0 || since >= rampSeconds + holdSeconds) return 1;
  if (since >= rampSeconds) return factor;
  const step = stepOf(rampSeconds);
  const middle = Math.min(rampSeconds, (Math.floor(since / step + 1e-9) + 0.5) * step);
  return 1 + ((factor - 1) * middle) / rampSeconds;
}
