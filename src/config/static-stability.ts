import type { TierSettings } from "./environment";

/** The highest use, in percent, that the survivors of a zone's loss may reach without launching anything. */
export const SURVIVOR_LIMIT_PERCENT = 90;

/**
 * By how much the load of each survivor grows when the fullest zone is lost:
 * the worst n / (n - ceil(n / zones)) over every fleet size from minimum to maximum.
 * Two zones: an even fleet doubles, a fleet of three triples.
 * Source: https://aws.amazon.com/builders-library/static-stability-using-availability-zones/
 */
export function zoneLossFactor(
  fleet: { readonly minimum: number; readonly maximum: number },
  zones: number,
): number {
  let worst = 1;
  for (let size = fleet.minimum; size <= fleet.maximum; size += 1) {
    worst = Math.max(worst, size / (size - Math.ceil(size / zones)));
  }
  return worst;
}

/** As much of a tier as its targets depend on. Schedules stay between its minimum and its maximum. */
type Scaled = Pick<TierSettings, "minimum" | "maximum"> & {
  readonly scaling: Pick<
    TierSettings["scaling"],
    "ratedRequestsPerSecond" | "cpuTargetPercent" | "requestsPerTargetPerMinute"
  >;
};

/** What target tracking holds in one tier. */
export interface ScalingTargets {
  readonly cpuPercent: number;
  readonly requestsPerTargetPerMinute: number;
}

/** The highest targets under which the loss of the fullest zone leaves the survivors within the limit. */
export function highestStableTargets(tier: Scaled, zones: number): ScalingTargets {
  const share = SURVIVOR_LIMIT_PERCENT / 100 / zoneLossFactor(tier, zones);
  return {
    cpuPercent: Math.floor(share * 100 + 1e-9),
    requestsPerTargetPerMinute: Math.floor(share * tier.scaling.ratedRequestsPerSecond * 60 + 1e-9),
  };
}

/** The targets in force: the declared ones, or the highest stable ones. */
export function scalingTargets(tier: Scaled, zones: number): ScalingTargets {
  const stable = highestStableTargets(tier, zones);
  return {
    cpuPercent: tier.scaling.cpuTargetPercent ?? stable.cpuPercent,
    requestsPerTargetPerMinute: tier.scaling.requestsPerTargetPerMinute ?? stable.requestsPerTargetPerMinute,
  };
}
