import { reaches } from "../reachability/reach";
import { fails, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const healthCheckPort: Rule = {
  id: "health-check-port",
  title: "The check asks on a port that balancer and targets let through",
  why: "A check that no rule lets through fails for every target: with ELB health checks the whole fleet is replaced, for ever.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html",
  check: (context) =>
    context.topology.targetGroups.flatMap((group) => {
      const { address } = group;
      const port = valueOf(group.healthCheck.port);
      if (port === undefined || port === valueOf(group.port)) return [];
      return (context.forwardsOf.get(address) ?? []).flatMap(({ balancer }) =>
        (context.fleetsOf.get(address) ?? []).flatMap((fleet) => {
          const reach = reaches(context.topology, balancer.address, fleet.address, "tcp", port);
          if (reach.verdict !== "blocked") return [];
          const message = `${address}.health_check.port is ${port}, on which ${balancer.address} does not reach ${fleet.address}`;
          return [fails(address, message, 'Set health_check.port = "traffic-port".')];
        }),
      );
    }),
};
