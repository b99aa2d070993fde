import type { Recurrence } from "./recurrence";

const MILLISECONDS_PER_DAY = 86_400_000;
/** Until 2100 the calendar repeats after 28 years: these have every date on every weekday. */
const YEARS = { first: 2000, last: 2027 };

/** A day on which two recurrences of one time zone come at the same minute, `2000-01-31`; undefined if none exists. */
export function meetingDay(a: Recurrence, b: Recurrence): string | undefined {
  if (!meets(a.minutes, b.minutes) || !meets(a.hours, b.hours) || !meets(a.months, b.months))
    return undefined;
  const end = Date.UTC(YEARS.last + 1, 0, 1);
  for (let time = Date.UTC(YEARS.first, 0, 1); time < end; time += MILLISECONDS_PER_DAY) {
    const day = new Date(time);
    if (fallsOn(a, day) && fallsOn(b, day)) return day.toISOString().slice(0, 10);
  }
  return undefined;
}

function fallsOn(recurrence: Recurrence, day: Date): boolean {
  const { daysOfMonth, months, daysOfWeek, needsEitherDay } = recurrence;
  if (!months.has(day.getUTCMonth() + 1)) return false;
  const ofMonth = daysOfMonth.has(day.getUTCDate());
  const ofWeek = daysOfWeek.has(day.getUTCDay());
  return needsEitherDay ? ofMonth || ofWeek : ofMonth && ofWeek;
}

function meets(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return [...a].some((value) => b.has(value));
}
