import { parseRecurrence } from "../../../config/schedules/recurrence";
import type { ScheduledAction } from "../../../model/scaling";
import type { Fleet, Told } from "../../../model/topology";
import type { Inputs } from "./inputs";
import type { ScheduledSize } from "./system-model";

const MINUTE_SECONDS = 60;
const DAY_SECONDS = 86_400;

/**
 * A week of the scheduled actions of a group, in the order of their time. One that happens once, or on some days of a
 * month alone, is not counted on: in most weeks it does not happen.
 */
export function scheduleOf({ schedules }: Fleet, inputs: Inputs): readonly ScheduledSize[] {
  return schedules
    .flatMap((action) => ofAction(action, inputs))
    .sort((a, b) => a.secondOfWeek - b.secondOfWeek);
}

function ofAction(action: ScheduledAction, inputs: Inputs): readonly ScheduledSize[] {
  const { address, recurrence, timeZone, minimum, maximum, desired } = action;
  const named = { name: `${address}: from then on`, unit: "", address, attribute: "recurrence" };
  const seconds = recurrence.known ? secondsOfWeek(recurrence.value) : undefined;
  if (!recurrence.known || seconds === undefined) {
    inputs.use("not counted on: it does not happen in every week", named, "read");
    return [];
  }
  const size = (told: Told<number | null>, attribute: string): number | null => {
    if (told.known) return told.value;
    inputs.lack(told.because, address, attribute);
    return null;
  };
  const sizes = {
    minimum: size(minimum, "min_size"),
    maximum: size(maximum, "max_size"),
    desired: size(desired, "desired_capacity"),
  };
  const zone = timeZone.known ? timeZone.value : timeZone.because;
  inputs.use(`${recurrence.value} (${zone}): ${words(sizes)}`, named, "read");
  return seconds.map((secondOfWeek) => ({ address, secondOfWeek, ...sizes }));
}

function words(sizes: Readonly<Record<string, number | null>>): string {
  const said = Object.entries(sizes).flatMap(([name, value]) => (value === null ? [] : [`${name} ${value}`]));
  return said.length === 0 ? "as it is" : said.join(", ");
}

/** Of a recurrence that comes in every week; undefined for any other. */
export function secondsOfWeek(text: string): readonly number[] | undefined {
  const recurrence = parseRecurrence(text);
  if (recurrence === undefined) return undefined;
  const { minutes, hours, daysOfMonth, months, daysOfWeek } = recurrence;
  if (daysOfMonth.size < 31 || months.size < 12) return undefined;
  return [...daysOfWeek].flatMap((day) =>
    [...hours].flatMap((hour) =>
      [...minutes].map((minute) => day * DAY_SECONDS + (hour * 60 + minute) * MINUTE_SECONDS),
    ),
  );
}
