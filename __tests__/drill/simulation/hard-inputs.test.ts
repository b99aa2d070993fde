import type { Fault } from "../../../src/drill/simulation/scenarios/scenario";
import { baseRate } from "../../../src/drill/simulation/scenarios/base-rate";
import { judgeRuns } from "../../../src/drill/simulation/results/scenario-result";
import { runs, scenario, SYSTEM, TIER, withTier, zoneOutage } from "./support/small-system";

/** What the inputs are allowed to be, at its ends: every run ends, and none is called a pass. */
const zone = (name: string): Fault => ({
  ...zoneOutage(600),
  ...{ zone: { zone: name } },
});
const judged = (faults: readonly Fault[], model = SYSTEM, rate = 200, surges = [] as const) => {
  const wanted = scenario(faults, surges);
  const made = runs(model, wanted, rate, 5);
  const result = judgeRuns({ model, scenario: wanted, ratePerSecond: rate, runs: made, objectives: {} });
  return { result, made };
};

it("one zone of one, and all zones of two, fail", () => {
  const single = { ...withTier({ zones: [0], nodes: [0] }), zones: ["a"] };
  expect(judged([zoneOutage(900)], single).result.verdict).toBe("fails");
  expect(judged([zone("a"), zone("b")]).result.verdict).toBe("fails");
});

it("faults that overlap end when the last of them does", () => {
  const twice = judged([zone("a"), { ...zone("a"), atSeconds: 300 }]);
  const once = judged([zone("a")]);
  for (const [index, run] of twice.made.entries()) {
    expect(run.isOutAtEnd).toBe(false);
    expect(run.failedRequests).toBeGreaterThanOrEqual((once.made[index]?.failedRequests ?? 0) - 1e-6);
    expect(run.servedRequests + run.failedRequests + run.waitingRequests).toBeCloseTo(run.offeredRequests, 3);
  }
});

it("a thousand million requests per second fail, and end", () => {
  const { result, made } = judged([], withTier({ waitingRequests: 160 }), 1e9);
  expect([result.verdict, result.stability]).toEqual(["fails", expect.any(String)]);
  for (const run of made) expect(run.failedRequests / run.offeredRequests).toBeGreaterThan(0.999);
});

it("a rate near to nothing holds", () => {
  const { result, made } = judged([], SYSTEM, 1e-9);
  expect([result.verdict, Math.max(...made.map(({ failedRequests }) => failedRequests))]).toEqual([
    "holds",
    0,
  ]);
});

it("a surge of a thousand times a thousand times ends", () => {
  const surges = [1, 2].map(() => ({ factor: 1000, atSeconds: 0, rampSeconds: 86_400, holdSeconds: 86_400 }));
  const wanted = scenario([], surges, 86_400);
  const [run] = runs(withTier({ waitingRequests: 100 }), wanted, 200, 1);
  expect(run?.isOutAtEnd).toBe(true);
});

it("what nobody declared is asked for by its name", () => {
  const wanted = scenario([]);
  expect(baseRate(wanted, { ...SYSTEM, peakPerSecond: null })).toBe("peakRequestsPerSecond is not declared");
  expect(baseRate({ ...wanted, load: { kind: "target-at-minimum" } }, { ...SYSTEM, tiers: [TIER] })).toBe(
    "no policy holds a target whose share of an instance is known",
  );
});
