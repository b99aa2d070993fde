import { degrades, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { valueOf } from "./told-values";

export const fleetScaleInProtection: Rule = {
  id: "fleet-scale-in-protection",
  title: "Instances may be replaced",
  why: "Protected instances are not taken by a refresh or by scaling in: a rollout waits for a person.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-instance-protection.html",
  check: (context) =>
    context.topology.fleets.flatMap(({ address }) => {
      const flag = readerAt(context, address)?.flag("protect_from_scale_in", false);
      if (flag === undefined || valueOf(flag) !== true) return [];
      return [
        degrades(address, `${address}.protect_from_scale_in is true`, "Set protect_from_scale_in = false."),
      ];
    }),
};
