import { chanceToWait } from "../../../src/drill/simulation/engine/random-waits";
import { mean, runs, scenario, withTier } from "./support/small-system";
import { meanWaitByErlang, meanWaitOfRequests, type Queue } from "./support/request-queue";

/** What a run of the drill says of one instance that is left in peace. */
function meanWaitOfRun({ processors, arriving, capacity, seconds }: Queue): number {
  const model = withTier(
    { zones: [0], nodes: [0], processors, ratedPerSecond: capacity },
    { minimum: 1, maximum: 1 },
  );
  const [one] = runs(model, scenario([], [], seconds - 120), arriving, 1);
  return one?.meanWaitSeconds ?? NaN;
}

const within = (found: number, known: number): number => Math.abs(found / known - 1);

/** The ninth anchor. */
describe("9: requests that come at random", () => {
  const uses = [0.3, 0.7, 0.9, 0.95];
  test.each([1, 2, 4, 8, 32].flatMap((processors) => uses.map((use) => [processors, use] as const)))(
    "wait with %d processors at a use of %d as Erlang's C says, within 2 %%",
    (processors, use) => {
      const queue = { processors, arriving: 100 * use, capacity: 100, seconds: 3600, seed: 1 };
      expect(within(meanWaitOfRun(queue), meanWaitByErlang(queue))).toBeLessThan(0.02);
    },
  );

  test.each([
    [1, 0.7],
    [2, 0.7],
    [8, 0.8],
  ])("wait with %d processors at a use of %d as a queue of single requests does", (processors, use) => {
    const queue = { processors, arriving: 100 * use, capacity: 100, seconds: 20_000, seed: 1 };
    expect(within(meanWaitOfRun(queue), meanWaitOfRequests(queue))).toBeLessThan(0.02);
  });

  test("wait beyond full use as a queue of single requests does: the fluid is its mean", () => {
    const queue = { processors: 2, arriving: 120, capacity: 100, seconds: 1200, seed: 1 };
    const single = Array.from({ length: 20 }, (_, seed) => meanWaitOfRequests({ ...queue, seed }));
    expect(within(meanWaitOfRun(queue), mean(single))).toBeLessThan(0.02);
  });

  test("wait no longer at full use than chance had time for", () => {
    const queue = { processors: 2, arriving: 100, capacity: 100, seconds: 1800, seed: 1 };
    const single = mean(Array.from({ length: 20 }, (_, seed) => meanWaitOfRequests({ ...queue, seed })));
    const found = meanWaitOfRun(queue);
    expect(found).toBeGreaterThan(single);
    expect(found).toBeLessThan(1.5 * single);
  });

  test("wait twice where they pass two such tiers", () => {
    const one = withTier({ zones: [0], nodes: [0] }, { minimum: 1, maximum: 1 });
    const two = {
      ...one,
      tiers: [...one.tiers, ...one.tiers.map((tier) => ({ ...tier, fleet: "backend" }))],
    };
    const [once] = runs(one, scenario([]), 80, 1);
    const [twice] = runs(two, scenario([]), 80, 1);
    expect(twice?.meanWaitSeconds).toBeCloseTo(2 * (once?.meanWaitSeconds ?? NaN), 9);
  });
});

/** Why their wait fails nothing: at the limit of 90 % a second is longer than nearly every wait. */
test("at 90 % of 200 requests per second one in a hundred million waits longer than a second", () => {
  expect(chanceToWait(2, 1.8) * Math.exp(-(200 - 180))).toBeLessThan(1e-8);
});
