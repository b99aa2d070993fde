import { allTold } from "../../model/told";
import type { TargetGroup } from "../../model/topology";
import { SOURCES } from "../aws-figures";
import { read } from "../reasons";
import { type Clock, inSequence } from "./clock";

/**
 * From an instance's failure until the balancer sends it nothing more, the failure anywhere between two checks:
 * (threshold - 1) x interval + timeout at best, threshold x interval + timeout at worst.
 * Source: `SOURCES.healthCheck`.
 */
export function detectionOf({ address, healthCheck }: TargetGroup): Clock {
  const { enabled, intervalSeconds, timeoutSeconds, unhealthyThreshold } = healthCheck;
  if (enabled.known && !enabled.value) {
    return {
      kind: "never",
      because: [
        read("without a health check a dead target goes on getting requests", address, "health_check"),
      ],
    };
  }
  const told = allTold([intervalSeconds, timeoutSeconds, unhealthyThreshold]);
  if (!told.known) return { kind: "untold", because: [read(told.because, address, "health_check")] };
  const [interval = 0, timeout = 0, threshold = 0] = told.value;
  return inSequence([
    {
      text: `detection, ${threshold} failed checks every ${interval} s with a timeout of ${timeout} s`,
      address,
      attribute: "health_check",
      source: SOURCES.healthCheck,
      seconds: {
        min: (threshold - 1) * interval + timeout,
        likely: (threshold - 0.5) * interval + timeout,
        max: threshold * interval + timeout,
      },
    },
  ]);
}
