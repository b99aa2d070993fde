import fc from "fast-check";
import { problemsOf } from "../../src/config/check-environment";
import {
  highestStableTargets,
  scalingTargets,
  SURVIVOR_LIMIT_PERCENT,
  zoneLossFactor,
} from "../../src/config/static-stability";
import { broken } from "../support/refusals";

const HEADROOM = { kind: "zone-loss" } as const;
const tier = (minimum: number, maximum: number, ratedRequestsPerSecond = 100) => ({
  minimum,
  maximum,
  scaling: { ratedRequestsPerSecond, headroom: HEADROOM },
});

/** Every even placement of a fleet, one instance after the other; the loss of its fullest zone. */
function lossByCounting(minimum: number, maximum: number, zones: number): number {
  let worst = 1;
  for (let size = minimum; size <= maximum; size += 1) {
    const placed = Array.from({ length: zones }, () => 0);
    for (let instance = 0; instance < size; instance += 1)
      placed[instance % zones] = (placed[instance % zones] ?? 0) + 1;
    worst = Math.max(worst, size / (size - Math.max(...placed)));
  }
  return worst;
}

describe("the loss of the fullest zone", () => {
  it.each([
    { zones: 2, minimum: 2, maximum: 10, factor: 3, cpuPercent: 30, why: "a fleet of three loses two" },
    { zones: 2, minimum: 2, maximum: 2, factor: 2, cpuPercent: 45, why: "an even fleet loses half" },
    { zones: 2, minimum: 4, maximum: 4, factor: 2, cpuPercent: 45, why: "an even fleet loses half" },
    { zones: 2, minimum: 4, maximum: 10, factor: 2.5, cpuPercent: 36, why: "a fleet of five loses three" },
    { zones: 3, minimum: 3, maximum: 9, factor: 2, cpuPercent: 45, why: "a fleet of four loses two" },
    { zones: 3, minimum: 3, maximum: 3, factor: 1.5, cpuPercent: 60, why: "a fleet of three loses one" },
    { zones: 4, minimum: 4, maximum: 8, factor: 5 / 3, cpuPercent: 54, why: "a fleet of five loses two" },
  ])(
    "of $zones, from $minimum to $maximum instances: $cpuPercent %, for $why",
    ({ zones, minimum, maximum, factor, cpuPercent }) => {
      expect(zoneLossFactor({ minimum, maximum }, zones)).toBeCloseTo(factor, 12);
      expect(highestStableTargets(tier(minimum, maximum), zones)).toEqual({
        cpuPercent,
        requestsPerTargetPerMinute: cpuPercent * 60,
      });
    },
  );

  it("is what counting instances zone by zone gives, for any fleet", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 30 }),
        (zones, more, wider) => {
          const minimum = zones + more;
          const maximum = minimum + wider;
          expect(zoneLossFactor({ minimum, maximum }, zones)).toBe(lossByCounting(minimum, maximum, zones));
        },
      ),
    );
  });

  it("leaves the survivors within their limit under the targets, and the next whole percent would not", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 5000 }),
        (zones, more, wider, rate) => {
          const fleet = tier(zones + more, zones + more + wider, rate);
          const worst = lossByCounting(fleet.minimum, fleet.maximum, zones);
          const { cpuPercent, requestsPerTargetPerMinute } = highestStableTargets(fleet, zones);
          expect(cpuPercent * worst).toBeLessThanOrEqual(SURVIVOR_LIMIT_PERCENT + 1e-6);
          expect((cpuPercent + 1) * worst).toBeGreaterThan(SURVIVOR_LIMIT_PERCENT);
          const most = rate * 60 * (SURVIVOR_LIMIT_PERCENT / 100);
          expect(requestsPerTargetPerMinute * worst).toBeLessThanOrEqual(most + 1e-6);
          expect((requestsPerTargetPerMinute + 1) * worst).toBeGreaterThan(most);
        },
      ),
    );
  });
});

describe("the targets in force", () => {
  it("are the declared ones, else the highest stable ones", () => {
    expect(scalingTargets(tier(2, 10), 2)).toEqual({ cpuPercent: 30, requestsPerTargetPerMinute: 1800 });
    const declared = { cpuTargetPercent: 20, requestsPerTargetPerMinute: 7 };
    expect(scalingTargets({ ...tier(2, 10), scaling: { ...tier(2, 10).scaling, ...declared } }, 2)).toEqual({
      cpuPercent: 20,
      requestsPerTargetPerMinute: 7,
    });
  });

  const why =
    "losing the fullest of 2 zones multiplies each survivor's load by up to 3.00, and survivors may reach 90 %";
  const fix = 'lower it, or set `web.scaling.headroom` to { kind: "waived", reason }';

  it("are refused above static stability, with the reason and the way out", () => {
    expect(problemsOf(broken({ "web.scaling.cpuTargetPercent": 31 }))).toEqual([
      { path: "web.scaling.cpuTargetPercent", given: 31, allowed: `at most 30 %: ${why}`, fix },
    ]);
    expect(problemsOf(broken({ "web.scaling.requestsPerTargetPerMinute": 7201 }))).toEqual([
      {
        path: "web.scaling.requestsPerTargetPerMinute",
        given: 7201,
        allowed: `at most 7200 per minute: ${why}`,
        fix,
      },
    ]);
  });

  it("are taken up to it, and above it for a reason", () => {
    const targets = (cpu: number, requests: number) => ({
      "web.scaling.cpuTargetPercent": cpu,
      "web.scaling.requestsPerTargetPerMinute": requests,
    });
    expect(problemsOf(broken(targets(30, 7200)))).toEqual([]);
    const headroom = { kind: "waived", reason: "a batch tier that may lose half of its work" };
    expect(problemsOf(broken({ ...targets(70, 20_000), "web.scaling.headroom": headroom }))).toEqual([]);
    expect(
      problemsOf(broken({ "web.scaling.headroom": { kind: "waived" } })).map(({ path }) => path),
    ).toEqual(["web.scaling.headroom.reason"]);
  });

  it("need a rate that leaves a whole request per minute", () => {
    expect(problemsOf(broken({ "web.scaling.ratedRequestsPerSecond": 0.05 }))).toEqual([
      {
        path: "web.scaling.ratedRequestsPerSecond",
        given: 0.05,
        allowed: "at least 0.056: a request target is a whole number per minute",
        fix: "measure the rate of one instance and declare it",
      },
    ]);
    expect(problemsOf(broken({ "web.scaling.ratedRequestsPerSecond": 0.056 }))).toEqual([]);
  });
});
