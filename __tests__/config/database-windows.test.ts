import fc from "fast-check";
import { checkDatabase } from "../../src/config/checks/database";
import { prod } from "../support/environments";

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY = 24 * 60;
const WEEK = 7 * DAY;

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
const moment = (minute: number): string => `${DAYS[Math.floor(minute / DAY)]}:${clock(minute % DAY)}`;

function refusedWindows(backupWindow: string, maintenanceWindow: string): string[] {
  const database = { ...prod.database, backupWindow, maintenanceWindow };
  return checkDatabase({ database, backend: prod.backend }).map(({ path, allowed }) => `${path}: ${allowed}`);
}

describe("the windows of the database", () => {
  it.each([
    ["03:00-04:00", "sun:04:30-sun:05:30", "apart"],
    ["03:00-04:00", "sun:04:00-sun:05:00", "one after the other"],
    ["04:00-05:00", "wed:03:00-wed:04:00", "one before the other"],
    ["23:30-00:30", "mon:00:30-mon:01:30", "after a backup over midnight"],
    ["12:00-12:30", "sun:23:30-mon:00:30", "maintenance over the week's end"],
  ])("%s and %s stand (%s)", (backup, maintenance) => {
    expect(refusedWindows(backup, maintenance)).toEqual([]);
  });

  it.each([
    ["03:00-04:00", "sun:03:59-sun:04:59", "a minute too early"],
    ["04:00-05:00", "wed:03:01-wed:04:01", "a minute too late"],
    ["03:00-04:00", "fri:03:10-fri:03:50", "within"],
    ["03:10-03:50", "fri:03:00-fri:04:00", "around"],
    ["03:00-04:00", "fri:03:00-fri:04:00", "the same"],
    ["23:30-00:30", "tue:00:00-tue:01:00", "a backup over midnight"],
    ["23:30-00:30", "mon:00:00-mon:01:00", "a backup over the week's end"],
    ["00:00-00:30", "sun:23:45-mon:00:15", "maintenance over the week's end"],
    ["12:00-12:30", "sat:20:00-mon:20:00", "maintenance of two days"],
    ["12:00-12:30", "sun:05:30-sun:04:30", "maintenance of nearly a week: the ends are the wrong way round"],
  ])("%s and %s clash (%s)", (backup, maintenance) => {
    expect(refusedWindows(backup, maintenance)).toEqual([
      `database.maintenanceWindow: a window outside the daily backup window ${backup}`,
    ]);
  });

  it("have half an hour at least, each", () => {
    expect(refusedWindows("03:00-03:29", "sun:10:00-sun:10:29")).toEqual([
      "database.backupWindow: at least 30 minutes",
      "database.maintenanceWindow: at least 30 minutes",
    ]);
    expect(refusedWindows("23:45-00:14", "sun:10:00-sun:10:30")).toEqual([
      "database.backupWindow: at least 30 minutes",
    ]);
    expect(refusedWindows("23:45-00:15", "sun:10:00-sun:10:30")).toEqual([]);
  });

  it("clash exactly when they share a minute of the week", () => {
    const minutes = (start: number, length: number, cycle: number): number[] =>
      Array.from({ length }, (_unused, index) => (start + index) % cycle);
    fc.assert(
      fc.property(
        fc.nat(DAY - 1),
        fc.integer({ min: 30, max: 600 }),
        fc.nat(WEEK - 1),
        fc.integer({ min: 30, max: 1200 }),
        (backupStart, backupLength, start, length) => {
          const backup = `${clock(backupStart)}-${clock((backupStart + backupLength) % DAY)}`;
          const maintenance = `${moment(start)}-${moment((start + length) % WEEK)}`;
          const daily = new Set(minutes(backupStart, backupLength, DAY));
          const shares = minutes(start, length, WEEK).some((minute) => daily.has(minute % DAY));
          expect(refusedWindows(backup, maintenance)).toHaveLength(shares ? 1 : 0);
        },
      ),
      { numRuns: 300 },
    );
  });
});
