import { CATALOGUE, DEFAULT_IDS } from "../../../src/drill/simulation/scenarios/catalogue";
import { datedEvents } from "../../../src/drill/simulation/scenarios/dated-events";

/** How long the fault lasted that is told at the source; the page says when it began and when it ended. */
test.each([
  ["aws-2011-08-07", "10:41", "13:49"],
  ["aws-2012-06-14", "20:57", "22:50"],
  ["aws-2019-08-23", "12:36", "15:21"],
  ["aws-2021-06-10", "13:18", "16:26"],
  ["aws-2021-09-26", "20:11", "24:05"],
  ["aws-2021-12-22", "04:35", "06:51"],
  ["aws-2025-10-20", "02:25", "10:36"],
  ["aws-2026-05-07", "00:00", "20:30"],
])("%s lasts from %s to %s", (id, from, to) => {
  const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const found = datedEvents.find((event) => event.id === id);
  const [fault] = found?.faults ?? [];
  expect(fault !== undefined && "lastsSeconds" in fault ? fault.lastsSeconds : undefined).toBe(
    (minutes(to) - minutes(from)) * 60,
  );
});

test("every dated event names the page that tells it, and goes on after its fault has ended", () => {
  expect(datedEvents).toHaveLength(8);
  for (const { source, faults, durationSeconds } of datedEvents) {
    expect(source).toMatch(/^https?:\/\/\S+$/u);
    for (const fault of faults)
      expect(durationSeconds).toBeGreaterThan("lastsSeconds" in fault ? fault.lastsSeconds : 0);
  }
});

test("ids are unique, and what is run by default exists", () => {
  const ids = CATALOGUE.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(DEFAULT_IDS.filter((id) => !ids.includes(id))).toEqual([]);
});
