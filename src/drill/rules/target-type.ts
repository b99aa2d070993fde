import { fails, type Rule } from "./rule";
import { listOf, valueOf } from "./told-values";

export const targetType: Rule = {
  id: "target-type",
  title: "A fleet registers with target groups of type instance",
  why: "Auto Scaling registers instances by their id, which target groups for addresses, functions and balancers refuse.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/getting-started-elastic-load-balancing.html",
  check: ({ topology, targetGroups }) =>
    topology.fleets.flatMap((fleet) =>
      listOf(fleet.targetGroups).flatMap((address) => {
        const group = targetGroups.get(address);
        const type = group && valueOf(group.targetType);
        if (type === undefined || type === "instance") return [];
        return [
          fails(
            address,
            `${address}.target_type is ${type}, and ${fleet.address} registers instances`,
            'Set target_type = "instance".',
          ),
        ];
      }),
    ),
};
