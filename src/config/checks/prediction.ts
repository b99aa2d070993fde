import type { Environment } from "../environment";
import type { ConfigProblem } from "../problem";
import { scalingTargets } from "../static-stability";
import type { TierName } from "./tier";

/** A forecast that scales has room for the declared peak, or may make some: one that is cut off protects nothing. */
export function checkPrediction(
  environment: Pick<Environment, "zones" | "load" | TierName>,
  name: TierName,
): ConfigProblem[] {
  const { zones, load, [name]: tier } = environment;
  const { prediction, ratedRequestsPerSecond } = tier.scaling;
  const peak = load.peakRequestsPerSecond;
  if (prediction.kind !== "forecast-and-scale" || prediction.beyondMaximum.kind === "raise") return [];
  if (peak === undefined || tier.maximum < tier.minimum) return [];
  const { cpuPercent } = scalingTargets(tier, zones.length);
  const inTier = peak * load[name].requestsPerOutsideRequest;
  const needed = Math.ceil(inTier / ((ratedRequestsPerSecond * cpuPercent) / 100) - 1e-9);
  if (needed <= tier.maximum) return [];
  return [
    {
      path: `${name}.maximum`,
      given: tier.maximum,
      allowed: `at least ${needed}, what a forecast of the declared peak of ${inTier} requests per second asks for at ${cpuPercent} % of ${ratedRequestsPerSecond}: it would be cut off at the maximum`,
      fix: `raise \`${name}.maximum\`, or set \`${name}.scaling.prediction.beyondMaximum\` to { kind: "raise", bufferPercent }`,
    },
  ];
}
