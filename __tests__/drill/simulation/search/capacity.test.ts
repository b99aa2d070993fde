import type { SystemModel } from "../../../../src/drill/simulation/model/system-model";
import type { Scenario, Surge } from "../../../../src/drill/simulation/scenarios/scenario";
import { tooLargeFleets } from "../../../../src/drill/simulation/scenarios/fleet-bounds";
import { runs, scenario, SYSTEM, TIER, withTier } from "../support/small-system";
import { searched } from "../support/searched";

const step = (factor: number, rampSeconds = 0): Surge => ({
  factor,
  atSeconds: 0,
  rampSeconds,
  holdSeconds: 1800,
});
const surge = (factor: number, rampSeconds = 0): Scenario => ({
  ...scenario([], [step(factor, rampSeconds)], rampSeconds + 3000),
  judgedAs: "surge",
});
const ROOM = withTier({}, { maximum: 10 });
const failed = (model: SystemModel, wanted: Scenario, rate: number) =>
  Math.round(Math.max(...runs(model, wanted, rate, 20).map(({ failedRequests }) => failedRequests)));
const highestUse = (minimum: number, rate: number) =>
  Math.max(
    ...runs(withTier({}, { minimum, maximum: 10 }), surge(3), rate, 20).map(
      ({ maximumUtilizationRatio }) => maximumUtilizationRatio,
    ),
  );

describe("capacity that meets a jump of the load", () => {
  it("is as many instances as carry it at 90 %, by a schedule, and else always", async () => {
    const { missed } = await searched(ROOM, surge(3), 200);
    expect([missed.objective, missed.allowed, missed.missedRatio]).toEqual(["failedRequests", 0, 1]);
    expect(missed.change).toEqual({
      kind: "schedule",
      text: "where it is known in advance, a schedule: at least 7 of web, from 15 minutes before, used to at most 90 %",
      runs: 40,
      settings: [
        {
          address: "web",
          attribute: "aws_autoscaling_schedule",
          from: "none",
          to: "min_size 7, max_size 10, 15 minutes before",
        },
      ],
    });
    expect(missed.alternatives).toEqual([
      {
        kind: "headroom",
        text: "always run at least 7 of web, used to at most 90 %",
        runs: 40,
        settings: [{ address: "web", attribute: "min_size", from: "4", to: "7" }],
      },
    ]);
  });

  it("fails nothing in runs that are made anew; one instance less is at its limit, two less fail", () => {
    const always = (minimum: number) => failed(withTier({}, { minimum, maximum: 10 }), surge(3), 200);
    expect([always(7), highestUse(7, 200) <= 0.9, highestUse(6, 200)]).toEqual([0, true, 1]);
    expect(always(5)).toBeGreaterThan(1000);
  });

  it("says that a pool nothing draws on is not enough", async () => {
    const { missed } = await searched(ROOM, surge(3), 200);
    expect(missed.notEnough).toEqual([
      { text: "keep warm pools of stopped instances: 9 of web", found: missed.found },
    ]);
  });

  it("is a warm pool where instances that wait come soon enough", async () => {
    const targets = [{ address: "policy", metric: "use", target: 0.6 } as const];
    const tracked = withTier({}, { maximum: 40, targets });
    const { missed } = await searched(tracked, surge(4, 820), 200);
    const pool = missed.alternatives.find(({ kind }) => kind === "warm-pool");
    expect(pool?.text).toMatch(/^keep warm pools of stopped instances: \d of web$/u);
    const size = Number(/\d+/u.exec(pool?.text ?? "")?.[0]);
    const withPool = (more: number) =>
      withTier(
        {},
        {
          maximum: 40,
          targets,
          warmPool: { minimum: 0, preparedMaximum: 4 + more, isRunning: false },
        },
      );
    expect(failed(withPool(size), surge(4, 820), 200)).toBe(0);
    expect(failed(withPool(size - 1), surge(4, 820), 200)).toBeGreaterThan(0);
  });

  it("is given to the tier that lacks it, and to no other", async () => {
    const backend = {
      ...TIER,
      fleet: "backend",
      balancer: "inner",
      targetGroup: "inner",
      ratedPerSecond: 50,
    };
    const system = { ...SYSTEM, tiers: [TIER, backend] };
    const { missed } = await searched(system, surge(3), 100);
    expect(missed.change?.text).toContain("a schedule: at least 7 of backend, from");
    expect(missed.change?.settings.map(({ address, to }) => [address, to])).toEqual([
      ["backend", "min_size 7, max_size 7, 15 minutes before"],
    ]);
  });
});

describe("fleets that are too large to try", () => {
  it("are named, and nothing is run with them", async () => {
    const { missed, made } = await searched(ROOM, surge(300), 200);
    expect(missed.notTried).toEqual(["more instances: 667 of web would be more than 300"]);
    expect([missed.tried, missed.change, made]).toEqual([0, null, 0]);
  });

  it("are not simulated at all from a thousand on: that is no pass", () => {
    const target = [{ address: "policy", metric: "use", target: 0.5 } as const];
    const of = (group: Parameters<typeof withTier>[1], rate = 200) =>
      tooLargeFleets(surge(10), withTier({}, group), rate);
    expect([of({ minimum: 1000, maximum: 1000 }), of({ maximum: 5000 })]).toEqual([[], []]);
    expect(of({ maximum: 5000, targets: target }, 5000)).toEqual([]);
    expect(of({ maximum: 5000, targets: target }, 5100)).toEqual([
      "web may have 1020 instances; more than 1000 are not simulated",
    ]);
    expect(of({ minimum: 1001, maximum: 1001 })).toHaveLength(1);
  });
});
