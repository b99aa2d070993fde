import { degrades, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const fleetMaximum: Rule = {
  id: "fleet-maximum",
  title: "A fleet may grow beyond its minimum",
  why: "With the maximum at the minimum no policy can add an instance, neither for load nor for what a lost zone took away.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html",
  check: ({ topology }) =>
    topology.fleets.flatMap(({ address, minimum, maximum }) => {
      const [least, most] = [valueOf(minimum), valueOf(maximum)];
      if (least === undefined || most === undefined || most > least) return [];
      return [
        degrades(
          address,
          `${address}.max_size is ${most}, min_size ${least}: the fleet cannot grow`,
          "Set max_size above min_size, to what the highest load needs with a zone lost.",
        ),
      ];
    }),
};
