import { degrades, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { valueOf } from "./told-values";

export const fleetWait: Rule = {
  id: "fleet-wait",
  title: "A deploy waits until the fleet serves",
  why: "With a timeout of 0 Terraform reports success before an instance has passed a check.",
  source: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_group",
  check: (context) =>
    context.topology.fleets.flatMap(({ address }) => {
      const timeout = readerAt(context, address)?.text("wait_for_capacity_timeout", "10m");
      const value = timeout && valueOf(timeout);
      if (value === undefined || !/^0[a-z]*$/u.test(value)) return [];
      return [
        degrades(
          address,
          `${address}.wait_for_capacity_timeout is ${value}: a fleet that never serves deploys as a success`,
          "Set wait_for_capacity_timeout to some minutes.",
        ),
      ];
    }),
};
