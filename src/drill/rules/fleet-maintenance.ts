import { degrades, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const fleetMaintenance: Rule = {
  id: "fleet-maintenance",
  title: "A successor is launched before an instance is terminated",
  why: "Below 100 % Auto Scaling terminates an unhealthy or unbalanced instance first and has less than asked for until the next one serves.",
  source:
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-instance-maintenance-policy.html",
  check: ({ topology }) =>
    topology.fleets.flatMap(({ address, minimumHealthyPercent }) => {
      const percent = valueOf(minimumHealthyPercent);
      if (percent === undefined || percent >= 100) return [];
      return [
        degrades(
          address,
          `${address}.instance_maintenance_policy.min_healthy_percentage is ${percent}: instances are terminated first`,
          "Add an instance_maintenance_policy with min_healthy_percentage = 100 and a maximum above it.",
        ),
      ];
    }),
};
