import { AutoscalingSchedule } from "@cdktf/provider-aws/lib/autoscaling-schedule";
import { Construct } from "constructs";
import type { TierSettings } from "../../config/environment";
import { physicalName } from "../../foundation/name-limits";

/** What Auto Scaling and the provider read as "leave it as it is". */
const UNCHANGED = -1;

export interface SchedulesProps {
  readonly schedules: TierSettings["scaling"]["schedules"];
  readonly groupName: string;
  readonly name: string;
}

/** Other sizes at known times, made one after the other: Auto Scaling refuses two changes of one group at a time. */
export class Schedules extends Construct {
  constructor(scope: Construct, id: string, { schedules, groupName, name }: SchedulesProps) {
    super(scope, id);
    let before: AutoscalingSchedule | undefined;
    for (const { name: action, recurrence, timeZone, minimum, maximum } of schedules) {
      before = new AutoscalingSchedule(this, action, {
        scheduledActionName: physicalName("scheduledAction", `${name}-${action}`),
        autoscalingGroupName: groupName,
        recurrence,
        timeZone,
        minSize: minimum,
        maxSize: maximum,
        // Left out, the provider would send 0: the group keeps what scaling made of it, within the new bounds.
        desiredCapacity: UNCHANGED,
        ...(before === undefined ? {} : { dependsOn: [before] }),
      });
    }
  }
}
