import type { SystemModel } from "../model/system-model";
import type { Scenario } from "./scenario";

/** Requests per second from outside before the trigger; a text where they cannot be told. */
export function baseRate({ load }: Scenario, model: SystemModel): number | string {
  switch (load.kind) {
    case "peak":
      return model.peakPerSecond ?? "peakRequestsPerSecond is not declared";
    case "rate":
      return load.requestsPerSecond;
    case "target-at-minimum": {
      const held = model.tiers.flatMap(({ group, ratedPerSecond, fanOut }) =>
        group.targets.map(
          ({ metric, target }) =>
            (group.minimum * (metric === "use" ? target * ratedPerSecond : target)) / fanOut,
        ),
      );
      return held.length === 0
        ? "no policy holds a target whose share of an instance is known"
        : Math.min(...held);
    }
  }
}
