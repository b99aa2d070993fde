import type { ScheduledSize } from "../model/system-model";

export const DAY_SECONDS = 86_400;
const WEEK_SECONDS = 7 * DAY_SECONDS;

export interface Sizes {
  readonly minimum: number;
  readonly maximum: number;
  readonly desired: number | null;
}

/** What the actions of the week before have made of a group: each keeps what it set until another sets it again. */
export function sizesAt(
  schedule: readonly ScheduledSize[],
  second: number,
  { minimum, maximum }: Omit<Sizes, "desired">,
): Sizes {
  const newestFirst = [...schedule].sort(
    (a, b) => secondsUntil(second, a.secondOfWeek) - secondsUntil(second, b.secondOfWeek),
  );
  return newestFirst.reduceRight<Sizes>(
    (sizes, action) => ({
      minimum: action.minimum ?? sizes.minimum,
      maximum: action.maximum ?? sizes.maximum,
      desired: action.desired ?? sizes.desired,
    }),
    { minimum, maximum, desired: null },
  );
}

/** From one second of the week to the next time that it is another. */
export function secondsUntil(second: number, from: number): number {
  return (((second - from) % WEEK_SECONDS) + WEEK_SECONDS) % WEEK_SECONDS;
}
