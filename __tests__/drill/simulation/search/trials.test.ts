import { runHere, runSeeds } from "../../../../src/drill/simulation/many-runs";
import type { Wanted } from "../../../../src/drill/simulation/results/misses";
import type { Candidate } from "../../../../src/drill/simulation/search/candidate";
import { HARD_RUNS, MOST_RUNS, Trials } from "../../../../src/drill/simulation/search/trials";
import { INSTANCE, scenario, SYSTEM, TIER, withTier, zoneOutage } from "../support/small-system";
import { searched } from "../support/searched";

const LOST = scenario([INSTANCE]);
const SLOW = withTier({ check: { ...TIER.check, intervalSeconds: 30 } });
const TIME: Wanted = { objective: "serviceRecoverySeconds", allowed: 30 };

function trials(wanted: readonly Wanted[], count = 20) {
  const mended = { model: SLOW, scenario: LOST, ratePerSecond: 200 };
  const runs = runSeeds({ ...mended, firstSeed: 1, count });
  return new Trials({ mended, runs, own: TIME, wanted, runAll: runHere, onRuns: () => undefined });
}

const QUICK: Candidate = { kind: "setting", text: "quick", settings: [], model: SYSTEM, scenario: LOST };
/** As quick, and a few requests fail all the time: too few for an outage. */
const LEAKING: Candidate = {
  ...QUICK,
  text: "leaking",
  scenario: {
    ...LOST,
    durationSeconds: 2400,
    faults: [
      INSTANCE,
      {
        kind: "grey",
        atSeconds: 0,
        lastsSeconds: 2400,
        where: { zone: "fullest" },
        failRatio: 0.019,
        checkFailRatio: 0,
      },
    ],
  },
};

describe("a change is tried", () => {
  it("in every run that there was before, and holds only where it holds in all", async () => {
    expect(await trials([TIME]).meets(QUICK)).toBe(20);
    expect(await trials([TIME]).meets({ ...QUICK, model: SLOW })).toBeUndefined();
  });

  it("in no more than so many runs, and the hardest are among them", async () => {
    const held = await trials([TIME], MOST_RUNS + 100).meets(QUICK);
    expect(held).toBeGreaterThanOrEqual(MOST_RUNS);
    expect(held).toBeLessThanOrEqual(MOST_RUNS + HARD_RUNS);
  });

  it("and is no answer where it gives up what was met before", async () => {
    const requests: Wanted = { objective: "failedRequests", allowed: 3000 };
    expect(await trials([TIME]).meets(LEAKING)).toBe(20);
    expect(await trials([TIME, requests]).meets(QUICK)).toBe(20);
    expect(await trials([TIME, requests]).meets(LEAKING)).toBeUndefined();
  });

  it("and is no answer where instances would be used more than it allows", async () => {
    expect(await trials([TIME]).meets({ ...QUICK, mostUseRatio: 0.67 })).toBe(20);
    expect(await trials([TIME]).meets({ ...QUICK, mostUseRatio: 0.66 })).toBeUndefined();
  });

  it("once, however often it is asked for", async () => {
    const tried = trials([TIME]);
    expect([tried.mayMeet(QUICK), tried.mayMeet({ ...QUICK }), await tried.meets(QUICK)]).toEqual([
      true,
      true,
      20,
    ]);
    tried.mayMeet(LEAKING);
    expect(tried.tried).toBe(2);
  });
});

describe("a search", () => {
  const wanted = { zone: { serviceRecoverySeconds: 30 } };

  it("gives the same bytes for the same seeds", async () => {
    const [first, second] = [
      await searched(SLOW, LOST, 200, wanted),
      await searched(SLOW, LOST, 200, wanted),
    ];
    expect(JSON.stringify(second.result)).toBe(JSON.stringify(first.result));
    expect(second.made).toBe(first.made);
  });

  it("makes no more runs than its bounds allow, however large the fleets are", async () => {
    const large = withTier(
      { check: { ...TIER.check, intervalSeconds: 300, timeoutSeconds: 120 } },
      { minimum: 20, maximum: 20, graceSeconds: 7200 },
    );
    const { missed, made } = await searched(large, scenario([zoneOutage(600)], [], 1800), 900, {
      zone: { serviceRecoverySeconds: 1 },
    });
    const raises = 3;
    expect(missed.tried).toBeLessThanOrEqual(60);
    expect(made).toBeLessThanOrEqual((missed.tried + 1) * HARD_RUNS + raises * MOST_RUNS);
  });
});
