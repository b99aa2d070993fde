/**
 * The moments of a recurrence in Unix cron syntax, as Auto Scaling takes it: minute, hour, day of month, month, day of
 * week. Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/scheduled-scaling-recurring-schedules.html
 */
export interface Recurrence {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly daysOfMonth: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  /** 0 is Sunday. */
  readonly daysOfWeek: ReadonlySet<number>;
  /** Where both fields of days are restricted, cron asks for either of them. */
  readonly needsEitherDay: boolean;
}

interface Field {
  readonly least: number;
  readonly most: number;
  /** Names from `least` on. */
  readonly names?: readonly string[];
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const FIELDS = {
  minutes: { least: 0, most: 59 },
  hours: { least: 0, most: 23 },
  daysOfMonth: { least: 1, most: 31 },
  months: { least: 1, most: 12, names: MONTHS },
  // 7 is Sunday as well.
  daysOfWeek: { least: 0, most: 7, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] },
} as const satisfies Record<string, Field>;

/** Days of each month in a leap year. */
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Undefined for what is no recurrence, or falls on no day of any year. */
export function parseRecurrence(text: string): Recurrence | undefined {
  const parts = text.split(" ");
  const [minute = "", hour = "", dayOfMonth = "", month = "", dayOfWeek = ""] = parts;
  const minutes = parseField(minute, FIELDS.minutes);
  const hours = parseField(hour, FIELDS.hours);
  const daysOfMonth = parseField(dayOfMonth, FIELDS.daysOfMonth);
  const months = parseField(month, FIELDS.months);
  const week = parseField(dayOfWeek, FIELDS.daysOfWeek);
  if (parts.length !== 5 || !minutes || !hours || !daysOfMonth || !months || !week) return undefined;
  const needsEitherDay = !dayOfMonth.startsWith("*") && !dayOfWeek.startsWith("*");
  const daysOfWeek = new Set([...week].map((day) => day % 7));
  const recurrence = { minutes, hours, daysOfMonth, months, daysOfWeek, needsEitherDay };
  return needsEitherDay || hasDay(recurrence) ? recurrence : undefined;
}

/** Whether any month of the recurrence has any of its days. */
function hasDay({ months, daysOfMonth }: Recurrence): boolean {
  const first = Math.min(...daysOfMonth);
  return [...months].some((month) => first <= (MONTH_DAYS[month - 1] ?? 0));
}

function parseField(text: string, field: Field): Set<number> | undefined {
  const values = new Set<number>();
  for (const item of text.split(",")) {
    const [, from = "", to, step] =
      /^(\*|[a-z]{3}|\d{1,2})(?:-([a-z]{3}|\d{1,2}))?(?:\/(\d{1,2}))?$/iu.exec(item) ?? [];
    const isAll = from === "*";
    const first = isAll ? field.least : numberOf(from, field);
    const last = isAll || (to === undefined && step !== undefined) ? field.most : numberOf(to ?? from, field);
    const stride = Number(step ?? 1);
    if (
      first === undefined ||
      last === undefined ||
      first > last ||
      stride < 1 ||
      (isAll && to !== undefined)
    )
      return undefined;
    for (let value = first; value <= last; value += stride) values.add(value);
  }
  return values;
}

function numberOf(text: string, { least, most, names = [] }: Field): number | undefined {
  const named = names.indexOf(text.toLowerCase());
  if (named >= 0) return named + least;
  if (!/^\d+$/u.test(text)) return undefined;
  const value = Number(text);
  return value >= least && value <= most ? value : undefined;
}
