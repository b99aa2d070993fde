import { capacityOf } from "../capacity/fleet-capacity";
import { survives } from "../cut-sets/survives";
import { drillContext } from "../drill-context";
import { degrades, type Rule } from "./rule";

export const staticStability: Rule = {
  id: "static-stability",
  title: "The survivors of a zone's loss carry the load without a launch",
  why: "Launches are what fails first when a zone fails: capacity has to be there before. Targets must leave the survivors below 90 %.",
  source: "https://aws.amazon.com/builders-library/static-stability-using-availability-zones/",
  check: ({ topology, declared }) => {
    const capacity = capacityOf(drillContext(topology, declared, survives));
    return capacity.flatMap(({ fleet, staticStabilityRatio: ratio, minimum, zones, because }) => {
      // One zone, or one instance, is a finding of its own.
      if (ratio === null || ratio >= 1 || minimum === null || minimum < 2 || zones === null || zones < 2)
        return [];
      const steps = because.flatMap(({ text, attribute }) => (attribute === "target_value" ? [text] : []));
      return [
        degrades(
          fleet,
          `with the fullest zone lost the survivors are asked for ${Math.ceil(90 / Math.max(ratio, 0.01))} % of themselves: ${steps.join("; ")}`,
          "Lower the target_value of the fleet's policies, or raise the minimum.",
        ),
      ];
    });
  },
};
