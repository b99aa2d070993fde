import { degrades, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const fleetRefreshPace: Rule = {
  id: "fleet-refresh-pace",
  title: "A rollout takes no more out of a fleet than AWS does by default",
  why: "Below 90 % more than a tenth of the fleet may be out of service while a template rolls out.",
  source:
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/understand-instance-refresh-default-values.html",
  check: ({ topology }) =>
    topology.fleets.flatMap(({ address, refresh }) => {
      const percent = refresh && valueOf(refresh.minimumHealthyPercent);
      if (percent === undefined || percent >= 90) return [];
      return [
        degrades(
          address,
          `${address}.instance_refresh.preferences.min_healthy_percentage is ${percent}`,
          "Set min_healthy_percentage to 100, with a max_healthy_percentage above it.",
        ),
      ];
    }),
};
