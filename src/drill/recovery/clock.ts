import type { Reason, RecoveryTime } from "../drill-report";

/** One part of a recovery time, traced to the setting, the figure or the assumption it rests on. */
export interface Term extends Reason {
  readonly seconds: RecoveryTime;
}

/**
 * How long something takes to come back.
 * - `told`: in this time
 * - `never`: not until a person acts or the fault ends
 * - `untold`: the input lacks what is needed
 * - `unpublished`: AWS publishes no figure, and nothing of the input would give one; not judged, and said so
 */
export type Clock =
  | { readonly kind: "told"; readonly seconds: RecoveryTime; readonly because: readonly Reason[] }
  | { readonly kind: "never" | "untold" | "unpublished"; readonly because: readonly Reason[] };

export const AT_ONCE: Clock = { kind: "told", seconds: { min: 0, likely: 0, max: 0 }, because: [] };

/** A time that does not spread. */
export function exactly(seconds: number): RecoveryTime {
  return { min: seconds, likely: seconds, max: seconds };
}

/** Terms one after the other. */
export function inSequence(terms: readonly Term[]): Clock {
  return {
    kind: "told",
    seconds: {
      min: total(terms, "min"),
      likely: total(terms, "likely"),
      max: total(terms, "max"),
    },
    because: terms.map(({ seconds, text, ...rest }) => ({ text: `${text}: ${spanText(seconds)}`, ...rest })),
  };
}

/** Side by side: the longest decides. Never is longer than what is not told, and that longer than any time. */
export function sideBySide(clocks: readonly Clock[]): Clock {
  const because = clocks.flatMap((clock) => clock.because);
  if (clocks.some(({ kind }) => kind === "never")) return { kind: "never", because };
  if (clocks.some(({ kind }) => kind === "untold")) return { kind: "untold", because };
  const told = clocks.flatMap((clock) => (clock.kind === "told" ? [clock.seconds] : []));
  if (told.length === 0 && clocks.length > 0) return { kind: "unpublished", because };
  return {
    kind: "told",
    seconds: {
      min: Math.max(0, ...told.map(({ min }) => min)),
      likely: Math.max(0, ...told.map(({ likely }) => likely)),
      max: Math.max(0, ...told.map(({ max }) => max)),
    },
    because,
  };
}

/** What stands in the report: null where it is not told or never ends. */
export function secondsOf(clock: Clock): RecoveryTime | null {
  return clock.kind === "told" ? clock.seconds : null;
}

/** `15 to 25 s, likely 20`. */
function spanText({ min, likely, max }: RecoveryTime): string {
  return min === max ? `${min} s` : `${min} to ${max} s, likely ${likely}`;
}

function total(terms: readonly Term[], part: keyof RecoveryTime): number {
  return terms.reduce((sum, { seconds }) => sum + seconds[part], 0);
}
