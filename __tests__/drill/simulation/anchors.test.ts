import { run } from "../../../src/drill/simulation/engine/run";
import { LEAD_SECONDS } from "../../../src/drill/simulation/engine/scenario-clock";
import { TimelineRecorder } from "../../../src/drill/simulation/engine/timeline-recorder";
import { creditsOf } from "../../../src/drill/simulation/model/credits";
import {
  CALLER,
  DATABASE,
  INSTANCE,
  mean,
  runs,
  scenario,
  SERVICE,
  SYSTEM,
  TIER,
  withTier,
  zoneOutage,
} from "./support/small-system";

const STEP = { factor: 4, atSeconds: 0, rampSeconds: 0, holdSeconds: 1200 };

test("1: without a fault and below capacity nothing fails", () => {
  const [one] = runs(SYSTEM, scenario([]), 399, 1);
  expect(one?.failedRequests).toBe(0);
  expect(one?.servedRequests).toBeCloseTo(399 * (120 + 1200), 6);
});

test.each([
  [10, 5, 2, 15, 25],
  [30, 5, 2, 35, 65],
  [10, 5, 3, 25, 35],
  [5, 2, 2, 7, 12],
])(
  "2: an instance lost under checks of %d/%d/%d fails its share for the time of detection",
  (interval, timeout, threshold, least, most) => {
    const check = {
      ...TIER.check,
      intervalSeconds: interval,
      timeoutSeconds: timeout,
      unhealthyThreshold: threshold,
    };
    const failed = runs(withTier({ check, nodes: [0] }), scenario([INSTANCE]), 200, 300).map(
      (one) => one.failedRequests,
    );
    // A quarter of 200 a second; the time of detection is spread evenly, so that its mean is known to within 3 sigma.
    const sigma = ((50 * interval) / Math.sqrt(12) / Math.sqrt(300)) * 3;
    expect(Math.abs(mean(failed) - (50 * (least + most)) / 2)).toBeLessThan(sigma);
    expect(Math.min(...failed)).toBeGreaterThanOrEqual(50 * least - 1e-6);
    expect(Math.max(...failed)).toBeLessThanOrEqual(50 * most + 1e-6);
  },
);

test("2: where a connection is refused no check waits for its timeout", () => {
  const refused = runs(withTier({ nodes: [0] }), scenario([SERVICE]), 200, 300);
  const failed = refused.map((one) => one.failedRequests);
  const sigma = ((50 * 10) / Math.sqrt(12) / Math.sqrt(300)) * 3;
  expect(Math.abs(mean(failed) - 50 * 15)).toBeLessThan(sigma);
  expect(Math.min(...failed)).toBeGreaterThanOrEqual(50 * 10 - 1e-6);
  expect(Math.max(...failed)).toBeLessThanOrEqual(50 * 20 + 1e-6);
});

describe("3: a zone lost, two and two targets", () => {
  it("loses half until detection, and clients of the dead node until its name has aged; then nothing", () => {
    for (const one of runs(SYSTEM, scenario([zoneOutage(1800)], [], 1500), 200, 40)) {
      expect(one.recoverSeconds).toBeGreaterThanOrEqual(15);
      expect(one.recoverSeconds).toBeLessThanOrEqual(300 + 60);
      expect(one.isOutAtEnd).toBe(false);
    }
  });

  it("loses half of the targets' requests alone where clients try the next address", () => {
    const model = withTier({ caller: { ...CALLER, triesNextAddress: true } });
    for (const one of runs(model, scenario([zoneOutage(1800)]), 200, 40)) {
      expect(one.failedRequests).toBeGreaterThanOrEqual(100 * 15 - 1e-6);
      expect(one.failedRequests).toBeLessThanOrEqual(100 * 25 + 1e-6);
    }
  });

  it("goes on losing one minus capacity over load where the survivors are too few", () => {
    const model = withTier(
      { waitingRequests: 1, caller: { ...CALLER, triesNextAddress: true } },
      { launches: false },
    );
    const [one] = runs(model, scenario([zoneOutage(100_000)], [], 20_000), 400, 1);
    expect((one?.failedRequests ?? 0) / (400 * 20_000)).toBeCloseTo(1 - 200 / 400, 2);
  });
});

test.each([[[0]], [[0, 1]]])(
  "4: with all instances in the zone, and nodes in %j, everything is lost for as long as the outage lasts",
  (nodes) => {
    const [one] = runs(withTier({ zones: [0], nodes }), scenario([zoneOutage(1800)], [], 1200), 200, 1);
    expect(one?.failedRequests).toBeCloseTo(200 * 1200, 6);
  },
);

describe("5: the database's primary is lost", () => {
  it("is away for 60 to 120 s, and for its name and the pools", () => {
    const model = { ...SYSTEM, database: DATABASE };
    const away = runs(model, scenario([{ kind: "database-failover", atSeconds: 0 }]), 200, 200).map(
      (one) => one.recoverSeconds,
    );
    expect(Math.min(...away)).toBeGreaterThanOrEqual(75);
    expect(Math.max(...away)).toBeLessThanOrEqual(135);
    expect(Math.abs(mean(away) - 105)).toBeLessThan((3 * 60) / Math.sqrt(12) / Math.sqrt(200));
  });

  it("lasts as long as the zone's outage without a standby", () => {
    const model = { ...SYSTEM, database: { ...DATABASE, multiAz: false, zones: [0] } };
    const [one] = runs(model, scenario([zoneOutage(1800)], [], 3000), 200, 1);
    expect(one?.recoverSeconds).toBeCloseTo(1815, 6);
    expect(one?.isDownThroughout).toBe(true);
  });

  it("is away until its host is back where the host alone is lost, and there is no standby", () => {
    const model = { ...SYSTEM, database: { ...DATABASE, multiAz: false, zones: [0] } };
    const [one] = runs(model, scenario([{ kind: "database-failover", atSeconds: 0 }], [], 1200), 200, 1);
    expect(one?.failedRequests).toBeCloseTo(200 * 1200, 6);
    expect(one?.isOutAtEnd).toBe(true);
  });
});

describe("6: a surge", () => {
  const tracking = [{ address: "policy", metric: "requests" as const, target: 50 }];

  it("meets no new capacity before three minutes, a launch, a boot and a check, and never more than the maximum", () => {
    const model = withTier({ waitingRequests: 1 }, { maximum: 6, targets: tracking });
    for (let seed = 0; seed < 40; seed += 1) {
      const recorder = new TimelineRecorder(seed);
      const wanted = { model, scenario: scenario([], [STEP]), ratePerSecond: 200, seed };
      const one = run({ ...wanted, timeline: recorder });
      const { events, instances } = recorder.timeline();
      const served = events.find(({ text }) => text.endsWith("an instance serves"))?.atSeconds ?? Infinity;
      expect(served - LEAD_SECONDS).toBeGreaterThan(180 + 16 + 45);
      expect(served - LEAD_SECONDS).toBeLessThan(240 + 30 + 180 + 10);
      expect(Math.max(...(instances["web"] ?? []))).toBe(6);
      // Of 800 a second six instances serve 600.
      expect(one.failedRequests).toBeGreaterThan(200 * 1200);
    }
  });

  it("falls to the baseline when standard credits are spent", () => {
    const credits = creditsOf("t3.medium") ?? null;
    const model = withTier({ credits, waitingRequests: 1 });
    const [one] = runs(model, scenario([], [{ ...STEP, factor: 20, holdSeconds: 40_000 }], 40_000), 20, 1);
    // At full use: 576 credits over 2 processors at 80 % above the baseline, in minutes; then a fifth is served.
    const spent = (576 / (2 * (1 - 0.2))) * 60;
    expect(one?.failedRequests).toBeCloseTo((400 - 80) * (40_000 - spent), -3);
  });
});

describe("10: retries", () => {
  const trigger = { factor: 3, atSeconds: 0, rampSeconds: 0, holdSeconds: 120 };
  const surge = scenario([], [trigger], 3000);
  const asking = (retries: number, retryBudgetRatio: number | null) =>
    withTier({ waitingRequests: 5000, caller: { ...CALLER, retries, retryBudgetRatio } });

  it("keep a collapse up after its trigger has gone", () => {
    expect(runs(asking(3, null), surge, 250, 1)[0]).toMatchObject({ isMetastable: true, isOutAtEnd: true });
  });

  it("do not with a budget, and not without any", () => {
    expect(runs(asking(3, 0.1), surge, 250, 1)[0]).toMatchObject({ isMetastable: false, isOutAtEnd: false });
    expect(runs(asking(0, null), surge, 250, 1)[0]).toMatchObject({ isMetastable: false, isOutAtEnd: false });
  });
});
