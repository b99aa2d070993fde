import { degrades, fails, whereTold, type Rule } from "./rule";

export const fleetMinimum: Rule = {
  id: "fleet-minimum",
  title: "A fleet has at least two instances",
  why: "Auto Scaling keeps no more than the minimum when load is low: with one instance, nothing serves until its replacement has booted.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html",
  check: ({ topology }) =>
    topology.fleets.flatMap(({ address, minimum }) =>
      whereTold(minimum, address, "min_size", (value) => {
        if (value >= 2) return [];
        const message = `${address}.min_size, or a schedule's, is ${value}`;
        const fix = "Set min_size to at least 2, and to as many as carry the peak when a zone is lost.";
        return [value < 1 ? fails(address, message, fix) : degrades(address, message, fix)];
      }),
    ),
};
