import type { Group } from "./group";
import { secondsUntil } from "./schedule-sizes";
import type { World } from "./world";

/**
 * Scheduled actions, where the scenario says what time it is.
 * Source: `SOURCES.scheduled`.
 * @param startSecond of the week, when the run begins
 */
export function followSchedule(world: World, group: Group, startSecond: number): void {
  for (const { secondOfWeek, minimum, maximum, desired, address } of group.tier.model.group.schedule) {
    world.at(secondsUntil(secondOfWeek, startSecond), () => {
      group.minimum = minimum ?? group.minimum;
      group.maximum = maximum ?? group.maximum;
      group.setDesired(desired ?? group.desired, () => address);
    });
  }
}
