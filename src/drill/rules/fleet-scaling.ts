import { degrades, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const fleetScaling: Rule = {
  id: "fleet-scaling",
  title: "A fleet that may grow has a policy that makes it grow",
  why: "Auto Scaling changes the size for health and for policies alone: without an enabled policy no load adds an instance.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html",
  check: ({ topology }) =>
    topology.fleets.flatMap(({ address, policies }) => {
      const disabled = policies.filter(({ enabled }) => valueOf(enabled) === false);
      const off = disabled.map((policy) =>
        degrades(
          policy.address,
          `${policy.address}.enabled is false: it scales nothing`,
          "Set enabled = true.",
        ),
      );
      if (policies.length > 0) return off;
      const fix = "Add an aws_autoscaling_policy of type TargetTrackingScaling.";
      return [
        degrades(address, `${address} has no scaling policy: it stays at its size under any load`, fix),
      ];
    }),
};
