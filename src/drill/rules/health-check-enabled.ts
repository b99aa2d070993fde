import { fails, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const healthCheckEnabled: Rule = {
  id: "health-check-enabled",
  title: "Targets are checked",
  why: "Without a health check a balancer sends to dead targets for ever.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html",
  check: (context) =>
    context.topology.targetGroups.flatMap((group) => {
      const { address } = group;
      if (valueOf(group.healthCheck.enabled) !== false) return [];
      return [fails(address, `${address}.health_check.enabled is false`, "Set enabled = true.")];
    }),
};
