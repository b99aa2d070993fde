import { descend, textOf } from "../xml";
import { type Ask, type GroupState, readGroup } from "./group-state";

/**
 * Launches instances until the group has `capacity`, one at a time, each in the zone that has the fewest.
 * moto launches into the group's first subnet, so that one is put first for the moment of each launch.
 */
export async function growTo(ask: Ask, name: string, capacity: number): Promise<void> {
  const group = await readGroup(ask, name);
  if (group === undefined) return;
  const zones = await zonesOf(ask, group.subnets);
  const counts = new Map(group.subnets.map((subnet) => [subnet, countIn(group, zones.get(subnet))]));
  try {
    for (let size = group.instances.length + 1; size <= capacity; size += 1) {
      const [emptiest = ""] = [...group.subnets].sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0));
      await update(ask, name, { ...firstSubnet(group, emptiest), DesiredCapacity: String(size) });
      counts.set(emptiest, (counts.get(emptiest) ?? 0) + 1);
    }
  } finally {
    await update(ask, name, { VPCZoneIdentifier: group.subnets.join(",") });
  }
}

/** Runs an action that makes moto replace instances, such that what it launches lands in `zone`. */
export async function launchingIn<Result>(
  ask: Ask,
  group: GroupState,
  zone: string,
  action: () => Promise<Result>,
): Promise<Result> {
  if (!isPlaceable(group)) return action();
  const zones = await zonesOf(ask, group.subnets);
  const subnet = group.subnets.find((id) => zones.get(id) === zone);
  if (subnet === undefined) return action();
  await update(ask, group.name, firstSubnet(group, subnet));
  try {
    return await action();
  } finally {
    await update(ask, group.name, { VPCZoneIdentifier: group.subnets.join(",") });
  }
}

/** A launch configuration's group is left to moto. */
export function isPlaceable({ template, subnets }: GroupState): boolean {
  return template !== undefined && subnets.length > 1;
}

function firstSubnet({ subnets }: GroupState, first: string): Readonly<Record<string, string>> {
  return { VPCZoneIdentifier: [first, ...subnets.filter((subnet) => subnet !== first)].join(",") };
}

function countIn({ instances }: GroupState, zone: string | undefined): number {
  return instances.filter((instance) => instance.zone === zone).length;
}

async function update(ask: Ask, name: string, members: Readonly<Record<string, string>>): Promise<void> {
  await ask("autoscaling", { Action: "UpdateAutoScalingGroup", AutoScalingGroupName: name, ...members });
}

async function zonesOf(ask: Ask, subnets: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = Object.fromEntries(subnets.map((subnet, index) => [`SubnetId.${index + 1}`, subnet]));
  const answer = await ask("ec2", { Action: "DescribeSubnets", ...ids });
  const items = descend(answer, ["subnetSet", "item"]);
  return new Map(
    items.map((item) => [textOf(item, "subnetId") ?? "", textOf(item, "availabilityZone") ?? ""]),
  );
}
