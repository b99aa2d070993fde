import { z } from "zod";
import { parseRecurrence } from "../schedules/recurrence";
import { FIELDS, integer, text } from "./primitives";

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-quotas.html: scheduled actions of a group. */
const MOST_SCHEDULES = 125;

const SCHEDULES = `a list of at most ${MOST_SCHEDULES} { name, recurrence, timeZone, minimum, maximum }`;
const RECURRENCE =
  'five fields of cron that some day has: minute, hour, day of month, month, day of week, as in "0 8 * * mon-fri"';
const TIME_ZONE = "a time zone of the IANA database, such as Europe/Berlin, or UTC";

function isTimeZone(value: string): boolean {
  try {
    // Names of any case are taken here, and not by AWS.
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions();
    return timeZone.toLowerCase() !== value.toLowerCase() || timeZone === value;
  } catch {
    return false;
  }
}

const schedule = z.strictObject(
  {
    /** Names the scheduled action and its address; changing it replaces the action. */
    name: text(
      /^[a-z](?:-?[a-z0-9]){0,30}$/,
      "1 to 31 lower-case letters, digits and single hyphens, from a letter on",
    ),
    /** When it acts, in cron's five fields, in `timeZone`. */
    recurrence: z
      .string({ error: RECURRENCE })
      .refine((value) => parseRecurrence(value) !== undefined, { error: RECURRENCE }),
    /** The zone of `recurrence`, summer time included. One for all schedules of a tier. @default "UTC" */
    timeZone: text(/^[A-Z][A-Za-z0-9_+/-]{1,60}$/, TIME_ZONE)
      .refine(isTimeZone, { error: TIME_ZONE })
      .default("UTC"),
    /** The group's minimum from then on; never below the tier's. */
    minimum: integer(2, 1000, "instances"),
    /** The group's maximum from then on; above its minimum, never above the tier's. */
    maximum: integer(2, 1000, "instances"),
  },
  FIELDS,
);

export const schedules = z.array(schedule, { error: SCHEDULES }).max(MOST_SCHEDULES, { error: SCHEDULES });
