import type { Balancer } from "../../model/topology";
import { hasInternetRoute, isWorld } from "./exposure";
import type { RuleContext } from "./rule-context";
import { listOf, valueOf } from "./told-values";

/**
 * On which side of the network a balancer stands, by what its groups admit and where its subnets lead.
 * `shown`: faces the internet and is for fleets alone. `hidden`: is internal, in public subnets, and is for everybody.
 * `misplaced`: is internal, in public subnets. `fits`: nothing contradicts.
 */
export function sideOf(context: RuleContext, balancer: Balancer): "shown" | "hidden" | "misplaced" | "fits" {
  const rules = listOf(balancer.securityGroups).flatMap((group) => {
    const own = context.securityGroups.get(group);
    return own === undefined ? [] : listOf(own.ingress);
  });
  const isForAll = rules.some(({ peer }) => peer.kind === "cidr" && isWorld(peer.cidr));
  const isForFleets = rules.some(
    ({ peer }) => peer.kind === "group" && context.fleetGroups.has(peer.address),
  );
  const isInternal = valueOf(balancer.internal);
  if (isInternal === false) return isForFleets && !isForAll ? "shown" : "fits";
  const places = listOf(balancer.subnets).flatMap((subnet) => context.subnets.get(subnet) ?? []);
  if (isInternal === undefined || places.length === 0 || !places.every(hasInternetRoute)) return "fits";
  return isForAll ? "hidden" : "misplaced";
}
