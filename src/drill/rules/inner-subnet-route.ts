import type { Topology } from "../../model/topology";
import { sideOf } from "./balancer-side";
import { innerSubnets, internetRoutes } from "./exposure";
import { degrades, type Rule } from "./rule";
import { listOf, valueOf } from "./told-values";

export const innerSubnetRoute: Rule = {
  id: "inner-subnet-route",
  title: "Inner subnets have no route to the internet gateway",
  why: "With a route to the internet gateway one public address is all it takes to be reached from outside.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html",
  check: (context) => {
    const { topology } = context;
    const isOdd = (place: string) =>
      topology.balancers.some(
        (balancer) => listOf(balancer.subnets).includes(place) && sideOf(context, balancer) !== "fits",
      );
    const inner = innerSubnets(topology);
    const exposed = topology.subnets.filter(
      ({ address }) => inner.has(address) && !isEntrance(topology, address) && !isOdd(address),
    );
    return exposed.flatMap((subnet) =>
      internetRoutes(subnet).flatMap((route) => {
        const message = `${subnet.address} has a route to the internet gateway: ${route.address}`;
        const fix = "Take the route away, or give the subnet a route table of its own.";
        const users = topology.subnets.filter((other) =>
          internetRoutes(other).some(({ address }) => address === route.address),
        );
        const isForInner = users.every(({ address }) => inner.has(address));
        return [
          degrades(subnet.address, message, fix),
          ...(isForInner
            ? [degrades(route.address, `${route.address} leads inner subnets to the internet`, fix)]
            : []),
        ];
      }),
    );
  },
};

/** A subnet of a balancer that faces the internet needs the route, whatever else lies in it. */
function isEntrance({ balancers }: Topology, subnet: string): boolean {
  return balancers.some(
    ({ internal, subnets }) => valueOf(internal) === false && listOf(subnets).includes(subnet),
  );
}
