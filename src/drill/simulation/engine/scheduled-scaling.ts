import type { Group } from "./group";
import type { World } from "./world";

const DAY_SECONDS = 86_400;

/**
 * Scheduled actions of the day, where the scenario says what time it is.
 * Source: `SOURCES.scheduled`.
 */
export function followSchedule(world: World, group: Group, triggerSecondOfDay: number | undefined): void {
  if (triggerSecondOfDay === undefined) return;
  const startSecond = triggerSecondOfDay - world.triggerAt;
  for (const { secondOfDay, minimum, maximum, desired, address } of group.tier.model.group.schedule) {
    const wait = (((secondOfDay - startSecond) % DAY_SECONDS) + DAY_SECONDS) % DAY_SECONDS;
    const act = (): void => {
      group.minimum = minimum ?? group.minimum;
      group.maximum = maximum ?? group.maximum;
      group.setDesired(desired ?? group.desired, () => address);
      world.after(DAY_SECONDS, act);
    };
    world.at(wait, act);
  }
}
