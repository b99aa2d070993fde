import { degrades, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const fleetRefresh: Rule = {
  id: "fleet-refresh",
  title: "A new template rolls out, and a failed rollout rolls back",
  why: "Without an instance refresh a new template reaches instances one by one as they die; without a rollback a failed one leaves the fleet mixed.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html",
  check: ({ topology }) =>
    topology.fleets.flatMap(({ address, refresh }) => {
      const back = "Set instance_refresh.preferences.auto_rollback = true.";
      if (refresh === undefined)
        return [degrades(address, `${address} has no instance_refresh`, `Add an instance_refresh. ${back}`)];
      if (valueOf(refresh.autoRollback) !== false) return [];
      const message = `${address}.instance_refresh.preferences.auto_rollback is false: a failed rollout stays`;
      return [degrades(address, message, back)];
    }),
};
