import type { AttributeReader } from "./attribute-reader";
import { SCHEDULE_DEFAULTS } from "./provider-defaults";
import { known, untold, whenTold } from "./told";
import type { ScheduledAction } from "./scaling";
import type { Told } from "./topology";

export function readSchedule(action: AttributeReader): ScheduledAction {
  const size = (path: string): Told<number | null> =>
    whenTold(action.number(path, SCHEDULE_DEFAULTS.size), (value) =>
      known(value === SCHEDULE_DEFAULTS.unchanged ? null : value),
    );
  return {
    address: action.address,
    recurrence: action.isWritten("recurrence")
      ? action.text("recurrence")
      : untold(`${action.address} happens once`),
    timeZone: action.text("time_zone", SCHEDULE_DEFAULTS.timeZone),
    minimum: size("min_size"),
    maximum: size("max_size"),
    desired: size("desired_capacity"),
  };
}
