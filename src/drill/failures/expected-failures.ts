import type { Fleet } from "../../model/topology";
import type { Declared } from "../declared";
import type { Reason } from "../drill-report";
import { declaredBy } from "../reasons";
import type { Clock } from "../recovery/clock";

/**
 * Requests that fail until the balancer notices, without a retry: rate x share of dead targets x time to detect.
 * Printed under `holds` too: a system that survives still fails some requests.
 */
export function expectedFailures(
  { peakRequestsPerSecond, fleets }: Pick<Declared, "peakRequestsPerSecond" | "fleets">,
  { address }: Pick<Fleet, "address">,
  deadRatio: number,
  detection: Clock,
): readonly Reason[] {
  if (peakRequestsPerSecond === undefined || detection.kind !== "told") return [];
  const rate = peakRequestsPerSecond * (fleets[address]?.requestsPerOutsideRequest ?? 1);
  const count = (part: "min" | "likely" | "max"): number =>
    Math.round(rate * deadRatio * detection.seconds[part]);
  const text = `${address}: ${count("min")} to ${count("max")} requests fail at the peak before it is noticed, likely ${count("likely")}, if nobody asks again`;
  return [declaredBy(text, "peakRequestsPerSecond")];
}
