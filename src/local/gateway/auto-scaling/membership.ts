import { descend, textOf } from "../xml";
import type { Ask } from "./group-state";

/** An instance and the group it belongs to. */
export interface Membership {
  readonly instance: string;
  readonly group: string;
  readonly zone: string;
}

/** Those of the instances that belong to a group. */
export async function membershipsOf(ask: Ask, instances: readonly string[]): Promise<readonly Membership[]> {
  const ids = Object.fromEntries(instances.map((id, index) => [`InstanceIds.member.${index + 1}`, id]));
  const answer = await ask("autoscaling", { Action: "DescribeAutoScalingInstances", ...ids });
  const items = descend(answer, ["DescribeAutoScalingInstancesResult", "AutoScalingInstances", "member"]);
  return items.map((item) => ({
    instance: textOf(item, "InstanceId") ?? "",
    group: textOf(item, "AutoScalingGroupName") ?? "",
    zone: textOf(item, "AvailabilityZone") ?? "",
  }));
}
