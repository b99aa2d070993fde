import { run } from "../../../src/drill/simulation/engine/run";
import { TimelineRecorder } from "../../../src/drill/simulation/engine/timeline-recorder";
import type {
  ScheduledSize,
  StepPolicy,
  SystemModel,
  WarmPoolModel,
} from "../../../src/drill/simulation/model/system-model";
import type { Scenario } from "../../../src/drill/simulation/scenarios/scenario";
import { mean, runs, scenario, withTier } from "./support/small-system";

const STEP: StepPolicy = {
  address: "jump",
  metric: "requests",
  threshold: 75,
  isAbove: true,
  isReached: true,
  periodSeconds: 60,
  periods: 1,
  datapoints: 1,
  adjustment: "percent",
  leastChange: 2,
  warmupSeconds: 120,
  steps: [
    { from: 0, to: 50, by: 25 },
    { from: 50, to: Infinity, by: 100 },
  ],
};
const surge = (factor: number) => ({ factor, atSeconds: 0, rampSeconds: 0, holdSeconds: 1800 });

/** What a run says happened to the size, with the seconds since the trigger. */
function sizes(model: SystemModel, wanted: Scenario, seed = 1, lead = 120) {
  const timeline = new TimelineRecorder(seed);
  run({ model, scenario: wanted, ratePerSecond: 200, seed, timeline });
  return timeline
    .timeline()
    .events.filter(({ text }) => text.includes(" instances, "))
    .map(({ atSeconds, text }) => ({ after: atSeconds - lead, text: text.replace("web: ", "") }));
}

describe("step scaling", () => {
  const stepped = (change: Partial<StepPolicy> = {}) =>
    withTier({}, { maximum: 40, steps: [{ ...STEP, ...change }] });
  const first = (model: SystemModel, factor: number, seed = 1) =>
    sizes(model, scenario([], [surge(factor)]), seed)[0];

  it("adds what the step says, a minute or two after the jump, and at least its least", () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const event = first(stepped(), 2, seed);
      expect(event?.text).toBe("4 to 6 instances, jump by its steps");
      expect(event?.after).toBeGreaterThanOrEqual(60);
      expect(event?.after).toBeLessThanOrEqual(180);
    }
    expect(first(stepped(), 4)?.text).toMatch(/^4 to (?:6|8) instances/u);
    expect(first(stepped({ leastChange: 0 }), 2)?.text).toBe("4 to 5 instances, jump by its steps");
  });

  it("counts what is not yet warm as there, and goes no further while the step is the same", () => {
    const events = sizes(stepped({ warmupSeconds: 600 }), scenario([], [surge(2)]));
    expect(events.map(({ text }) => text)).toEqual(["4 to 6 instances, jump by its steps"]);
  });

  it("waits for all the periods of its alarm, or for some of them", () => {
    const after = (periods: number, datapoints: number) =>
      first(stepped({ periods, datapoints }), 2)?.after ?? 0;
    expect(after(3, 3) - after(1, 1)).toBeCloseTo(120, 6);
    expect(after(3, 2) - after(1, 1)).toBeCloseTo(60, 6);
  });

  it("acts at the threshold where the alarm says so, and not where it has to be passed", () => {
    expect(first(stepped({ threshold: 100 }), 2)?.text).toBe("4 to 6 instances, jump by its steps");
    expect(first(stepped({ threshold: 100, isReached: false }), 2)).toBeUndefined();
  });

  it("takes away below a threshold, in its own steps", () => {
    const steps = [
      { from: -20, to: 0, by: -1 },
      { from: -Infinity, to: -20, by: -2 },
    ];
    const model = withTier(
      {},
      {
        minimum: 2,
        targets: [{ address: "t", metric: "requests", target: 50 }],
        scales: true,
        steps: [{ ...STEP, threshold: 40, isAbove: false, adjustment: "change", steps }],
      },
    );
    expect(sizes(model, scenario([], [surge(0.75)]))[0]?.text).toBe("4 to 3 instances, jump by its steps");
    // The minute in which it falls is above the second step or below it.
    const firsts = Array.from({ length: 20 }, (_, seed) => sizes(model, scenario([], [surge(0.3)]), seed)[0]);
    expect([...new Set(firsts.map((event) => event?.text))].sort()).toEqual([
      "4 to 2 instances, jump by its steps",
      "4 to 3 instances, jump by its steps",
    ]);
  });
});

describe("scheduled actions", () => {
  const DAY = 86_400;
  const at = (day: number, hour: number, minimum: number, maximum = 20): ScheduledSize => ({
    address: `day ${day}`,
    secondOfWeek: day * DAY + hour * 3600,
    minimum,
    maximum,
    desired: null,
  });
  const everyDay = [0, 1, 2, 3, 4, 5, 6].flatMap((day) => [at(day, 8, 9), at(day, 20, 4)]);
  const scheduled = (schedule: readonly ScheduledSize[]) => withTier({}, { maximum: 20, schedule });
  const jump = scenario([], [surge(4)]);
  const failed = (schedule: readonly ScheduledSize[], when: Partial<Scenario>) =>
    runs(scheduled(schedule), { ...jump, ...when }, 200, 5).map((one) =>
      Math.round(Math.max(0, one.failedRequests)),
    );

  it("do not happen where the scenario does not say what time it is", () => {
    expect(sizes(scheduled(everyDay), jump)).toEqual([]);
    expect(Math.min(...failed(everyDay, {}))).toBeGreaterThan(1000);
  });

  it("hold from then on: a surge hours later finds the instances, one at night does not", () => {
    expect(failed(everyDay, { triggerSecondOfDay: 15 * 3600 })).toEqual([0, 0, 0, 0, 0]);
    expect(Math.min(...failed(everyDay, { triggerSecondOfDay: 23 * 3600 }))).toBeGreaterThan(1000);
  });

  it("are launched within the run where they are near, and help when they are early enough", () => {
    const when = { triggerAfterScheduleSeconds: 900 };
    const [event] = sizes(scheduled(everyDay), { ...jump, ...when }, 1, 120 + 900);
    expect(event).toEqual({ after: -900, text: "4 to 9 instances, day 0" });
    expect(failed(everyDay, when)).toEqual([0, 0, 0, 0, 0]);
    expect(Math.min(...failed(everyDay, { triggerAfterScheduleSeconds: 30 }))).toBeGreaterThan(1000);
  });

  it("count on the day that has the fewest of them", () => {
    const workdays = everyDay.filter(({ secondOfWeek }) => secondOfWeek >= DAY && secondOfWeek < 6 * DAY);
    expect(Math.min(...failed(workdays, { triggerSecondOfDay: 15 * 3600 }))).toBeGreaterThan(1000);
    expect(failed(workdays, { triggerAfterScheduleSeconds: 900 })).toEqual([0, 0, 0, 0, 0]);
  });
});

describe("a warm pool", () => {
  const POOL: WarmPoolModel = {
    minimum: 0,
    preparedMaximum: null,
    isRunning: false,
  };
  const pooled = (warmPool: WarmPoolModel | null, maximum = 10) =>
    withTier({ waitingRequests: 50 }, { maximum, steps: [STEP], warmPool });
  const back = (model: SystemModel, factor = 4) =>
    mean(runs(model, scenario([], [surge(factor)], 2400), 200, 40).map((one) => one.recoverSeconds));

  it("saves the boot, and running ones the launch too", () => {
    const [cold, stopped, running] = [null, POOL, { ...POOL, isRunning: true }].map((pool) =>
      back(pooled(pool)),
    ) as [number, number, number];
    // A boot of 45 to 180 s against 10 s, the slowest of the launches counts; a launch of 16 to 30 s.
    expect(cold - stopped).toBeGreaterThan(60);
    expect(cold - stopped).toBeLessThan(180);
    expect(stopped - running).toBeGreaterThan(15);
    expect(stopped - running).toBeLessThan(31);
  });

  it("serves as many as it holds: what is prepared less what runs", () => {
    const few = back(pooled({ ...POOL, preparedMaximum: 5 }));
    expect(few).toBeGreaterThan(back(pooled(POOL)) + 30);
    // Its own minimum is kept whatever is prepared.
    expect(back(pooled({ ...POOL, preparedMaximum: 4, minimum: 6 }))).toBeCloseTo(back(pooled(POOL)), 6);
  });
});

test("slow start: a new target's share grows, so that the old ones carry more for a while", () => {
  const grows = (slowStartSeconds: number) =>
    mean(
      runs(
        withTier({ slowStartSeconds, waitingRequests: 50 }, { maximum: 10, steps: [STEP] }),
        scenario([], [surge(2.5)], 2400),
        200,
        20,
      ).map((one) => one.recoverSeconds),
    );
  expect(grows(300)).toBeGreaterThan(grows(0) + 30);
});
