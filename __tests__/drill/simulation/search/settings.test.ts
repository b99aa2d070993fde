import type { CheckModel } from "../../../../src/drill/simulation/model/system-model";
import { simulationNotes } from "../../../../src/drill/simulation/simulation-tables";
import { INSTANCE, runs, scenario, TIER, withTier } from "../support/small-system";
import { searched } from "../support/searched";

const LOST = scenario([INSTANCE]);
const within = (serviceRecoverySeconds: number) => ({ zone: { serviceRecoverySeconds } });
const checked = (change: Partial<CheckModel>) => withTier({ check: { ...TIER.check, ...change } });
/** The slowest of the runs that the search was held against. */
const slowest = (change: Partial<CheckModel>) =>
  Math.max(...runs(checked(change), LOST, 200, 41).map(({ recoverSeconds }) => recoverSeconds));

describe("a setting that meets a missed time", () => {
  const slow = checked({ intervalSeconds: 30 });

  it("is the nearest one, with the runs in which it held", async () => {
    const { missed } = await searched(slow, LOST, 200, within(30));
    expect([missed.objective, missed.allowed, missed.missedRatio]).toEqual(["serviceRecoverySeconds", 30, 1]);
    expect(missed.change).toEqual({
      kind: "setting",
      text: "targets.health_check.interval: 10 in place of 30",
      runs: 40,
      settings: [{ address: "targets", attribute: "health_check.interval", from: "30", to: "10" }],
    });
    expect(missed.alternatives).toEqual([]);
  });

  it("meets it in runs that are made anew, and the next smaller one does not", () => {
    expect(slowest({ intervalSeconds: 10 })).toBeLessThanOrEqual(30);
    expect(slowest({ intervalSeconds: 15 })).toBeGreaterThan(30);
    expect(slowest({ intervalSeconds: 30, timeoutSeconds: 2 })).toBeGreaterThan(30);
  });

  it("says what more instances alone would leave", async () => {
    const { missed } = await searched(slow, LOST, 200, within(30));
    expect(missed.notEnough.map(({ text }) => text)).toEqual(["always run at least 14 of web"]);
    expect(missed.notEnough[0]?.found).toBeGreaterThan(30);
    expect(missed.notTried).toEqual([]);
  });

  it("is a shorter timeout where that is nearer", async () => {
    const { missed } = await searched(checked({}), LOST, 200, within(23));
    expect(missed.change?.text).toBe("targets.health_check.timeout: 2 in place of 5");
    expect(slowest({ timeoutSeconds: 2 })).toBeLessThanOrEqual(23);
    expect(slowest({})).toBeGreaterThan(23);
  });
});

describe("where nothing meets it", () => {
  it("says so, and how much was tried", async () => {
    const { result, missed } = await searched(checked({}), LOST, 200, within(10));
    expect([missed.change, missed.alternatives, missed.notTried]).toEqual([null, [], []]);
    expect(missed.tried).toBe(9);
    const notes = simulationNotes({
      schemaVersion: 1,
      verdict: "degrades",
      seeds: { first: 1, count: 40 },
      assumptions: [],
      scenarios: [result],
      notModelled: [],
    });
    expect(notes.rows).toEqual([
      [
        "test",
        "serviceRecoverySeconds",
        "25 s, in 100 % of the runs",
        "none of 9 that were tried; not enough by itself: always run at least 14 of web (25 s)",
      ],
    ]);
  });

  it("tries nothing where no check can see it", async () => {
    const inherent = "no check sees it";
    const { missed, made } = await searched(checked({}), { ...LOST, inherent }, 200, within(10));
    expect([missed.tried, missed.change, made]).toEqual([0, null, 0]);
  });
});
