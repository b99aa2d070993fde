import { degrades, type Rule } from "./rule";
import { listOf, valueOf } from "./told-values";

export const fleetHealthCheck: Rule = {
  id: "fleet-health-check",
  title: "A fleet behind a balancer is judged by the balancer's checks",
  why: "With the type EC2 Auto Scaling looks at the host alone: an instance whose service has died is never replaced.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html",
  check: ({ topology }) =>
    topology.fleets.flatMap(({ address, targetGroups, healthCheckType }) => {
      const type = valueOf(healthCheckType);
      if (listOf(targetGroups).length === 0 || type === undefined || type.split(",").includes("ELB"))
        return [];
      return [
        degrades(
          address,
          `${address}.health_check_type is ${type}: an instance that fails the balancer's checks is not replaced`,
          'Set health_check_type = "ELB".',
        ),
      ];
    }),
};
