import fc from "fast-check";
import { run } from "../../../src/drill/simulation/engine/run";
import { SystemState } from "../../../src/drill/simulation/engine/system-state";
import type { Fault, Surge } from "../../../src/drill/simulation/scenarios/scenario";
import {
  CALLER,
  DATABASE,
  INSTANCE,
  mean,
  runs,
  scenario,
  SYSTEM,
  TIER,
  withTier,
  zoneOutage,
} from "./support/small-system";

const faults: fc.Arbitrary<readonly Fault[]> = fc.subarray<Fault>([
  INSTANCE,
  zoneOutage(600),
  { kind: "no-launches", atSeconds: 0, lastsSeconds: 900 },
  {
    kind: "grey",
    atSeconds: 30,
    lastsSeconds: 300,
    where: { tier: "narrowest", count: 2 },
    failRatio: 0.5,
    checkFailRatio: 0.5,
  },
]);
const surges: fc.Arbitrary<readonly Surge[]> = fc.array(
  fc.record({
    factor: fc.double({ min: 0.5, max: 6, noNaN: true }),
    atSeconds: fc.nat(300),
    rampSeconds: fc.nat(300),
    holdSeconds: fc.nat(600),
  }),
  { maxLength: 2 },
);
const input = fc.record({
  faults,
  surges,
  seed: fc.nat(1_000_000),
  rate: fc.integer({ min: 1, max: 500 }),
  retries: fc.nat(3),
  waiting: fc.constantFrom(10, 2000, Infinity),
  isBurstable: fc.boolean(),
});

interface Given {
  readonly faults: readonly Fault[];
  readonly surges: readonly Surge[];
  readonly seed: number;
  readonly rate: number;
  readonly retries: number;
  readonly waiting: number;
  readonly isBurstable: boolean;
}

/** Spent within a minute at full use. */
const FEW_CREDITS = { processors: 2, baselineRatio: 0.2, most: 1.5 };

function made({ faults: wanted, surges: jumps, seed, rate, retries, waiting, isBurstable }: Given) {
  const model = withTier(
    { waitingRequests: waiting, caller: { ...CALLER, retries }, credits: isBurstable ? FEW_CREDITS : null },
    { maximum: 8, targets: [{ address: "policy", metric: "requests", target: 50 }] },
  );
  return run({ model, scenario: scenario(wanted, jumps), ratePerSecond: rate, seed });
}

test("what is offered is served, failed or waits", () => {
  fc.assert(
    fc.property(input, (given) => {
      const { offeredRequests, servedRequests, failedRequests, waitingRequests } = made(given);
      const rest = offeredRequests - servedRequests - failedRequests - waitingRequests;
      expect(Math.abs(rest)).toBeLessThan(1e-6 * offeredRequests + 1e-3);
    }),
    { numRuns: 60 },
  );
});

test("the same seed gives the same run to the last bit", () => {
  fc.assert(
    fc.property(input, (given) => {
      expect(JSON.stringify(made(given))).toBe(JSON.stringify(made(given)));
    }),
    { numRuns: 20 },
  );
});

test("flows that are worked out at every step are those that are worked out when something changes", () => {
  fc.assert(
    fc.property(input, (given) => {
      const found = JSON.stringify(made(given));
      const always = jest.spyOn(SystemState.prototype, "hasChanged", "get").mockReturnValue(true);
      try {
        expect(found).toBe(JSON.stringify(made(given)));
      } finally {
        always.mockRestore();
      }
    }),
    { numRuns: 60 },
  );
});

describe("under the same chances", () => {
  const failed = (seed: number, intervalSeconds: number, size: number, ratePerSecond: number): number =>
    run({
      model: withTier({ check: { ...TIER.check, intervalSeconds } }, { minimum: size, maximum: size }),
      scenario: scenario([zoneOutage(900)]),
      ratePerSecond,
      seed,
    }).failedRequests;
  const seeds = fc.nat(1_000_000);
  const intervals = fc.integer({ min: 5, max: 60 });
  const halves = fc.integer({ min: 2, max: 5 });

  test("shorter checks never fail more", () => {
    fc.assert(
      fc.property(seeds, intervals, halves, (seed, interval, half) => {
        const known = failed(seed, interval, 2 * half, 150);
        expect(failed(seed, interval - 1, 2 * half, 150)).toBeLessThanOrEqual(known + 1e-6);
      }),
      { numRuns: 30 },
    );
  });

  test("a standby never fails more where the zone is away for longer than a failover takes", () => {
    const away = (seed: number, lastsSeconds: number, multiAz: boolean): number =>
      run({
        model: { ...SYSTEM, database: { ...DATABASE, multiAz, zones: multiAz ? [0, 1] : [0] } },
        scenario: scenario([zoneOutage(lastsSeconds)], [], 2400),
        ratePerSecond: 150,
        seed,
      }).failedRequests;
    fc.assert(
      fc.property(seeds, fc.integer({ min: 120, max: 1800 }), (seed, lastsSeconds) => {
        expect(away(seed, lastsSeconds, true)).toBeLessThanOrEqual(away(seed, lastsSeconds, false) + 1e-6);
      }),
      { numRuns: 40 },
    );
  });

  test("the same instances over more zones fail less on average when one is lost", () => {
    const lost = (zones: number): number => {
      const places = Array.from({ length: zones }, (_, zone) => zone);
      const tier = { zones: places, nodes: places, caller: { ...CALLER, triesNextAddress: true } };
      const model = { ...withTier(tier, { minimum: 12, maximum: 12 }), zones: places.map(String) };
      return mean(runs(model, scenario([zoneOutage(900)]), 600, 40).map((one) => one.failedRequests));
    };
    // A half, a third and a quarter of 600 a second, for 20 s of detection on average.
    expect(lost(2) / 6000).toBeCloseTo(1, 1);
    expect(lost(3) / 4000).toBeCloseTo(1, 1);
    expect(lost(4) / 3000).toBeCloseTo(1, 1);
  });

  test("where the survivors suffice the size of a fleet changes nothing on average", () => {
    const means = [4, 8, 16].map((size) =>
      mean(Array.from({ length: 300 }, (_, seed) => failed(seed, 10, size, 150))),
    );
    for (const each of means) expect(Math.abs(each / (means[0] ?? NaN) - 1)).toBeLessThan(0.03);
  });

  // A larger fleet has other rhythms of checks: one run in a hundred fails more, the mean never does.
  test("more instances never fail more on average", () => {
    const RUNS = 20;
    const meanFailed = (seed: number, interval: number, size: number, rate: number): number =>
      mean(Array.from({ length: RUNS }, (_, at) => failed(seed + at, interval, size, rate)));
    fc.assert(
      fc.property(seeds, intervals, halves, (seed, interval, half) => {
        const short = meanFailed(seed, interval, 2 * half, 180 * half);
        expect(meanFailed(seed, interval, 2 * half + 2, 180 * half)).toBeLessThanOrEqual(short + 1e-6);
      }),
      { numRuns: 8 },
    );
  });
});
