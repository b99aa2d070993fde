import type { Target } from "./target";
import type { TierState } from "./tier-state";
import type { World } from "./world";

/** The straight line of a share that grows, in this many steps. */
const STEPS = 8;

/**
 * A new target's share of the requests grows. Not where no other one serves.
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
 */
export function startSlowly(world: World, tier: TierState, target: Target): void {
  const { slowStartSeconds } = tier.model;
  const isAlone = !tier.targets.some((other) => other !== target && other.isUp && other.hasServed);
  if (slowStartSeconds === 0 || isAlone) return;
  const weigh = (weight: number) => () => {
    target.weight = weight;
    tier.isStale = true;
  };
  for (let step = 0; step < STEPS; step += 1)
    world.after((slowStartSeconds * step) / STEPS, weigh((step + 0.5) / STEPS));
  world.after(slowStartSeconds, weigh(1));
}
