import { fails, type Rule } from "./rule";

export const targetGroupUnused: Rule = {
  id: "target-group-unused",
  title: "A listener forwards to every target group that has a fleet",
  why: "Instances whose target group no listener forwards to get no requests and are checked by nobody.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html",
  check: ({ topology, forwardsOf, fleetsOf }) => {
    const isTold = topology.balancers.every(({ listeners }) =>
      listeners.every(({ forwardsTo }) => forwardsTo.known),
    );
    if (!isTold) return [];
    return topology.targetGroups
      .filter(({ address }) => !forwardsOf.has(address) && fleetsOf.has(address))
      .map(({ address }) =>
        fails(
          address,
          `no listener forwards to ${address}, with which ${(fleetsOf.get(address) ?? []).map((fleet) => fleet.address).join(", ")} is registered`,
          `Forward to ${address} in a listener of its balancer.`,
        ),
      );
  },
};
