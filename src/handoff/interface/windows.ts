/** A time window of RDS as a variable: its form, and the minutes of the cycle that it repeats in. */
interface Window {
  readonly variable: string;
  readonly pattern: string;
  readonly cycleMinutes: number;
  /** Characters of one moment, `hh:mm` or `ddd:hh:mm`. */
  readonly length: number;
}

const TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";
const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY = `(${DAYS.join("|")})`;
const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;
const SHORTEST_MINUTES = 30;

export const BACKUP: Window = {
  variable: "var.database_backup_window",
  pattern: `^${TIME}-${TIME}$`,
  cycleMinutes: DAY_MINUTES,
  length: 5,
};

export const MAINTENANCE: Window = {
  variable: "var.database_maintenance_window",
  pattern: `^${DAY}:${TIME}-${DAY}:${TIME}$`,
  cycleMinutes: WEEK_MINUTES,
  length: 9,
};

/** A malformed window passes: another validation speaks of its form. */
export function longEnough(window: Window): string {
  return `try(${lengthOf(window)} >= ${SHORTEST_MINUTES}, true)`;
}

/** For every day: neither window starts within the other. */
export function windowsApart(): string {
  const distance = `(${startOf(MAINTENANCE)} - (day * ${DAY_MINUTES} + ${startOf(BACKUP)}) + ${WEEK_MINUTES}) % ${WEEK_MINUTES}`;
  return `try(alltrue([for day in range(7) : ${distance} >= ${lengthOf(BACKUP)} && ${WEEK_MINUTES} - ${distance} >= ${lengthOf(MAINTENANCE)}]), true)`;
}

function startOf(window: Window): string {
  return momentAt(window, 0);
}

function lengthOf(window: Window): string {
  const { cycleMinutes, length } = window;
  const end = momentAt(window, length + 1);
  return `((${end} - ${startOf(window)} + ${cycleMinutes}) % ${cycleMinutes})`;
}

/** Minutes from the start of the cycle. @param offset where the moment starts in the text */
function momentAt({ variable, length }: Window, offset: number): string {
  const clock = offset + length - 5;
  const days = DAYS.map((day) => `"${day}"`).join(", ");
  const day = length > 5 ? `index([${days}], substr(${variable}, ${offset}, 3)) * ${DAY_MINUTES} + ` : "";
  return `(${day}tonumber(substr(${variable}, ${clock}, 2)) * 60 + tonumber(substr(${variable}, ${clock + 3}, 2)))`;
}
