import { allTold, sortedSet } from "../../../model/told";
import type { Fleet } from "../../../model/topology";
import { SOURCES } from "../../aws-figures";
import { subnetsOf } from "../../capacity/fleet-zones";
import type { DrillContext } from "../../drill-context";
import type { Failure } from "../../drill-report";
import { read, sourced } from "../../reasons";
import { requestFleets } from "../assess";
import { beyondFailure } from "./beyond-failure";

/** AWS has no instance of the one type left in a zone: what runs goes on, and launches have to go elsewhere. */
export function noCapacityFailures(context: DrillContext): readonly Failure[] {
  return requestFleets(context).flatMap((fleet) => {
    const subnets = subnetsOf(context, fleet);
    const zones = subnets.known ? allTold(subnets.value.map(({ zone }) => zone)) : subnets;
    if (!zones.known) {
      const because = [read(zones.because, fleet.address, "vpc_zone_identifier")];
      return [beyondFailure({ kind: "no-capacity", target: fleet.address, verdict: "cannot tell", because })];
    }
    const all = sortedSet(zones.value);
    return all.map((zone) => noCapacityIn(fleet, zone, all.length));
  });
}

function noCapacityIn(fleet: Fleet, zone: string, zones: number): Failure {
  const { address, template, zoneDistribution } = fleet;
  const named = { kind: "no-capacity", target: `${address}@${zone}` };
  const types = template.known ? template.value.instanceTypes : template;
  if (!types.known || !zoneDistribution.known) {
    const why = types.known ? (zoneDistribution.known ? "" : zoneDistribution.because) : types.because;
    return beyondFailure({ ...named, verdict: "cannot tell", because: [read(why, address)] });
  }
  if (types.value.length > 1) {
    const because = [read(`one of ${types.value.join(", ")} may be had`, address, "mixed_instances_policy")];
    return beyondFailure({ ...named, verdict: "holds", because });
  }
  if (zones === 1) {
    const because = [
      sourced("one type in one zone: no launch succeeds", SOURCES.noCapacity, address, "vpc_zone_identifier"),
    ];
    return beyondFailure({ ...named, verdict: "degrades", because });
  }
  const attribute = "availability_zone_distribution";
  if (zoneDistribution.value === "balanced-only") {
    const because = [
      sourced("the group goes on trying to launch there", SOURCES.distribution, address, attribute),
    ];
    return beyondFailure({ ...named, verdict: "degrades", because });
  }
  const because = [sourced("the group launches in another zone", SOURCES.distribution, address, attribute)];
  return beyondFailure({ ...named, verdict: "holds", because });
}
