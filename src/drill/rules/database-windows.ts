import { fails, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { valueOf } from "./told-values";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const MINUTES_OF_DAY = 24 * 60;
const MINUTES_OF_WEEK = DAYS.length * MINUTES_OF_DAY;

export const databaseWindows: Rule = {
  id: "database-windows",
  title: "Backups and maintenance have windows of their own",
  why: "RDS refuses a backup window that overlaps the maintenance window.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ManagingAutomatedBackups.html",
  check: (context) =>
    context.topology.databases.flatMap(({ address }) => {
      const reader = readerAt(context, address);
      const texts = ["backup_window", "maintenance_window"].map((name) => reader?.text(name));
      const [backup, maintenance] = texts.map((told) => told && valueOf(told));
      if (backup === undefined || maintenance === undefined) return [];
      const [day, week] = [dailyWindow(backup), weeklyWindow(maintenance)];
      if (day === undefined || week === undefined) return [];
      const meets = DAYS.some((_, index) =>
        overlap({ ...day, start: day.start + index * MINUTES_OF_DAY }, week),
      );
      if (!meets) return [];
      const message = `${address}.backup_window ${backup} overlaps its maintenance_window ${maintenance}`;
      return [fails(address, message, "Move one of them.")];
    }),
};

/** In minutes from Monday, 00:00 UTC. */
interface Span {
  readonly start: number;
  readonly minutes: number;
}

/** `03:00-04:00` */
function dailyWindow(text: string): Span | undefined {
  const parts = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/u.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = parts;
  const start = fromHour * 60 + fromMinute;
  return { start, minutes: distance(start, toHour * 60 + toMinute, MINUTES_OF_DAY) };
}

/** `sun:04:30-sun:05:30` */
function weeklyWindow(text: string): Span | undefined {
  const [from, to] = text
    .toLowerCase()
    .split("-")
    .map((moment) => {
      const [day = "", hour, minute] = moment.split(":");
      return DAYS.indexOf(day) * MINUTES_OF_DAY + Number(hour) * 60 + Number(minute);
    });
  if (from === undefined || to === undefined || !(from >= 0 && to >= 0)) return undefined;
  return { start: from, minutes: distance(from, to, MINUTES_OF_WEEK) };
}

function overlap(a: Span, b: Span): boolean {
  return (
    distance(a.start, b.start, MINUTES_OF_WEEK) < a.minutes ||
    distance(b.start, a.start, MINUTES_OF_WEEK) < b.minutes
  );
}

/** From one moment to the next occurrence of the other. */
function distance(from: number, to: number, round: number): number {
  return (((to - from) % round) + round) % round;
}
