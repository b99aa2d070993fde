import type { OwnScenario } from "../../../config/environment";
import { largestAction } from "../engine/scenario-clock";
import type { SystemModel } from "../model/system-model";
import type { Scenario } from "./scenario";

/** A scenario that the user described. */
export function ownScenario({
  title,
  triggerSecondOfDay,
  triggerAfterScheduleSeconds,
  ...own
}: OwnScenario): Scenario {
  return {
    ...own,
    title: title ?? own.id,
    ...(triggerSecondOfDay === undefined ? {} : { triggerSecondOfDay }),
    ...(triggerAfterScheduleSeconds === undefined ? {} : { triggerAfterScheduleSeconds }),
  };
}

/** What a scenario names, and the system does not have. */
export function unknownNames(
  { faults, triggerAfterScheduleSeconds }: Scenario,
  model: SystemModel,
): readonly string[] {
  const fleets = model.tiers.map(({ fleet }) => fleet);
  const isUnscheduled = triggerAfterScheduleSeconds !== undefined && largestAction(model) === undefined;
  const unscheduled = isUnscheduled ? ["no scheduled action of every week sets a minimum"] : [];
  const unknown = faults.flatMap((fault) => {
    const place = fault.kind === "grey" ? fault.where : fault;
    const tier = "tier" in place && typeof place.tier === "object" ? place.tier.fleet : undefined;
    const zone = "zone" in place && typeof place.zone === "object" ? place.zone.zone : undefined;
    return [
      ...(tier !== undefined && !fleets.includes(tier) ? [`${tier} is on no way that requests take`] : []),
      ...(zone !== undefined && !model.zones.includes(zone) ? [`${zone} is no zone of this system`] : []),
      ...(fault.kind === "database-failover" && model.database === null
        ? ["there is no database to fail over"]
        : []),
    ];
  });
  return [...unscheduled, ...unknown];
}
