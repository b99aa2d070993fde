export const MINUTES_PER_DAY = 24 * 60;
const MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;
export const DAYS_OF_WEEK: readonly string[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

export interface TimeWindow {
  /** Minutes from the start of the cycle. */
  readonly start: number;
  readonly length: number;
}

/** `hh:mm-hh:mm`, in a cycle of a day; it may pass midnight. */
export function parseDaily(window: string): TimeWindow {
  return parse(window, MINUTES_PER_DAY);
}

/** `ddd:hh:mm-ddd:hh:mm`, in a cycle of a week; it may pass the week's end. */
export function parseWeekly(window: string): TimeWindow {
  return parse(window, MINUTES_PER_WEEK);
}

/** Whether two windows of a week share a minute. */
export function overlaps(a: TimeWindow, b: TimeWindow): boolean {
  const distance = (((b.start - a.start) % MINUTES_PER_WEEK) + MINUTES_PER_WEEK) % MINUTES_PER_WEEK;
  return distance < a.length || MINUTES_PER_WEEK - distance < b.length;
}

function parse(window: string, cycle: number): TimeWindow {
  const [start = 0, end = 0] = window.split("-").map((moment) => {
    const parts = moment.split(":");
    const [minute = "0", hour = "0", day = "mon"] = parts.reverse();
    return DAYS_OF_WEEK.indexOf(day) * MINUTES_PER_DAY + Number(hour) * 60 + Number(minute);
  });
  return { start, length: (end - start + cycle) % cycle };
}
