import { fails, type Found } from "./rule";
import type { RuleContext } from "./rule-context";
import { shut, type ShutWay } from "./shut-ways";
import { valueOf } from "./told-values";

/** A fleet that a balancer sends to; empty where it is let through. */
export interface TargetWay {
  readonly balancer: string;
  readonly group: string;
  readonly fleet: string;
  readonly shut: readonly ShutWay[];
}

export function targetWays(context: RuleContext): readonly TargetWay[] {
  const { topology, forwards, forwardsOf, fleetsOf, targetGroups } = context;
  return forwards.flatMap(({ balancer, group }) => {
    // Two balancers of one group is a finding of its own: the way of the wrong one is not to be opened.
    if (new Set(forwardsOf.get(group)?.map((each) => each.balancer.address)).size > 1) return [];
    const port = targetGroups.get(group)?.port;
    const number = port && valueOf(port);
    if (number === undefined) return [];
    return (fleetsOf.get(group) ?? []).map((fleet) => ({
      balancer: balancer.address,
      group,
      fleet: fleet.address,
      shut: shut(topology, balancer.address, fleet.address, number),
    }));
  });
}

/** Of several fleets in one target group the one that is not let through is in the wrong group: its way stays shut. */
export function isMisregistered(ways: readonly TargetWay[], way: TargetWay): boolean {
  const isSame = (other: TargetWay): boolean => other.group === way.group && other.balancer === way.balancer;
  return way.shut.length > 0 && ways.some((other) => isSame(other) && other.shut.length === 0);
}

export function misregistered({ balancer, group, fleet }: TargetWay): Found {
  return fails(
    fleet,
    `${fleet} is registered with ${group}, as another fleet is, and ${balancer} is let through to that one alone`,
    "Name the target group of the fleet's own balancer in target_group_arns.",
  );
}
