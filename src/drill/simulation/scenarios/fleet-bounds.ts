import { highestFactor } from "../engine/load-profile";
import type { SystemModel, TierModel } from "../model/system-model";
import type { Scenario } from "./scenario";

/** A run's time grows with the square of the instances: with more it takes seconds, and a simulation hours. */
const MOST_INSTANCES = 1000;

/** Fleets that may grow larger in a scenario than is simulated. */
export function tooLargeFleets(
  scenario: Scenario,
  model: SystemModel,
  ratePerSecond: number,
): readonly string[] {
  const most = ratePerSecond * highestFactor(scenario.surges);
  return model.tiers.flatMap((tier) => {
    const size = largestSize(tier, most);
    return size > MOST_INSTANCES
      ? [`${tier.fleet} may have ${size} instances; more than ${MOST_INSTANCES} are not simulated`]
      : [];
  });
}

/** What its minima ask for, or what its scaling does, retries of its callers included. */
function largestSize({ group, ratedPerSecond, fanOut, caller }: TierModel, most: number): number {
  const { minimum, maximum, schedule, targets, steps } = group;
  const scheduled = schedule.flatMap((action) => [action.minimum ?? 0, action.desired ?? 0]);
  const held = targets.map(({ metric, target }) => (metric === "use" ? target * ratedPerSecond : target));
  const scaled =
    steps.length > 0
      ? maximum
      : held.length > 0
        ? Math.min(maximum, Math.ceil((most * fanOut * (1 + caller.retries)) / Math.min(...held)))
        : 0;
  return Math.max(minimum, scaled, ...scheduled);
}
