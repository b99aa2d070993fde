import type { Environment } from "../environment";
import type { ConfigProblem } from "../problem";
import { meetingDay } from "../schedules/meeting";
import { parseRecurrence } from "../schedules/recurrence";
import type { TierName } from "./tier";

type Schedule = Environment["web"]["scaling"]["schedules"][number];

/** Schedules stay within their tier's sizes, for which its scaling targets were made, and no two act at once. */
export function checkSchedules(environment: Pick<Environment, TierName>, name: TierName): ConfigProblem[] {
  const tier = environment[name];
  const { schedules } = tier.scaling;
  return schedules.flatMap((schedule, index) => {
    const path = `${name}.scaling.schedules.${index}`;
    const before = schedules.slice(0, index);
    return [
      ...checkSizes(schedule, tier, path),
      ...checkName(schedule, before, path),
      ...checkMoment(schedule, before, path),
    ];
  });
}

function checkSizes(
  { minimum, maximum }: Schedule,
  tier: { readonly minimum: number; readonly maximum: number },
  path: string,
): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  if (minimum < tier.minimum)
    problems.push({
      path: `${path}.minimum`,
      given: minimum,
      allowed: `at least the tier's own minimum of ${tier.minimum}, which the zones and the peak hang on`,
      fix: `raise \`${path}.minimum\``,
    });
  if (maximum > tier.maximum)
    problems.push({
      path: `${path}.maximum`,
      given: maximum,
      allowed: `at most the tier's own maximum of ${tier.maximum}, up to which its scaling targets survive the loss of a zone`,
      fix: `lower \`${path}.maximum\`, or raise the tier's`,
    });
  if (maximum <= minimum)
    problems.push({
      path: `${path}.maximum`,
      given: maximum,
      allowed: `more than its minimum of ${minimum}: a group at its maximum can neither scale nor launch before it terminates`,
      fix: `raise \`${path}.maximum\``,
    });
  return problems;
}

function checkName({ name }: Schedule, before: readonly Schedule[], path: string): ConfigProblem[] {
  if (!before.some((other) => other.name === name)) return [];
  return [
    { path: `${path}.name`, given: name, allowed: "each name once in a tier", fix: `rename \`${path}\`` },
  ];
}

/** Auto Scaling takes no two actions of one moment: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html */
function checkMoment(schedule: Schedule, before: readonly Schedule[], path: string): ConfigProblem[] {
  const elsewhere = before.find(({ timeZone }) => timeZone !== schedule.timeZone);
  if (elsewhere !== undefined)
    return [
      {
        path: `${path}.timeZone`,
        given: schedule.timeZone,
        allowed: `${elsewhere.timeZone}, as of \`${elsewhere.name}\`: only in one time zone can it be told that two never act at once`,
        fix: `give all schedules of the tier one time zone`,
      },
    ];
  const recurrence = parseRecurrence(schedule.recurrence);
  return before.flatMap((other) => {
    const others = parseRecurrence(other.recurrence);
    const day = recurrence && others && meetingDay(recurrence, others);
    if (day === undefined) return [];
    return [
      {
        path: `${path}.recurrence`,
        given: schedule.recurrence,
        allowed: `moments at which no other schedule acts: \`${other.name}\` (${other.recurrence}) acts at the same minute of a day such as ${day}`,
        fix: `move one of the two`,
      },
    ];
  });
}
