import type { SystemModel } from "../model/system-model";
import type { Scenario } from "../scenarios/scenario";
import { DAY_SECONDS, secondsUntil, sizesAt } from "./schedule-sizes";

/** Of peace, before anything happens. */
export const LEAD_SECONDS = 120;
/** What was scheduled so long before the trigger is still seen in the run: later on its instances serve. */
const SEEN_SECONDS = 3600;

/**
 * The second of the week at the trigger, as the time zone of the schedules counts it; undefined where the scenario does
 * not say what time it is. Of the seven days the one on which the smallest fleets are scheduled: the worst one counts.
 */
export function triggerSecond(
  { triggerSecondOfDay, triggerAfterScheduleSeconds }: Scenario,
  model: SystemModel,
): number | undefined {
  if (triggerAfterScheduleSeconds !== undefined) {
    const action = largestAction(model);
    return action === undefined ? undefined : action.secondOfWeek + triggerAfterScheduleSeconds;
  }
  if (triggerSecondOfDay === undefined) return undefined;
  const days = [0, 1, 2, 3, 4, 5, 6].map((day) => day * DAY_SECONDS + triggerSecondOfDay);
  const carried = days.map((second) =>
    Math.min(
      ...model.tiers.map(
        ({ group, ratedPerSecond, fanOut }) =>
          (sizesAt(group.schedule, second, group).minimum * ratedPerSecond) / fanOut,
      ),
    ),
  );
  return days[carried.indexOf(Math.min(...carried))];
}

/** The scheduled action that asks for the most instances, the first of the week. */
export function largestAction({ tiers }: SystemModel) {
  const actions = tiers.flatMap(({ group }) => group.schedule.filter(({ minimum }) => minimum !== null));
  return actions.sort((a, b) => (b.minimum ?? 0) - (a.minimum ?? 0) || a.secondOfWeek - b.secondOfWeek)[0];
}

/** How long a run goes on before its trigger: what has just been scheduled is launched in the run. */
export function leadSeconds({ tiers }: SystemModel, trigger: number | undefined): number {
  if (trigger === undefined) return LEAD_SECONDS;
  const ago = tiers.flatMap(({ group }) =>
    group.schedule.map(({ secondOfWeek }) => secondsUntil(trigger, secondOfWeek)),
  );
  return LEAD_SECONDS + Math.max(0, ...ago.filter((seconds) => seconds <= SEEN_SECONDS));
}
