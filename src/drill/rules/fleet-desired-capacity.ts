import { degrades, type Rule } from "./rule";
import { readerAt } from "./rule-context";

export const fleetDesiredCapacity: Rule = {
  id: "fleet-desired-capacity",
  title: "An apply does not take back what scaling added",
  why: "With desired_capacity in the configuration every apply sets the size back, whatever the load is.",
  source: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_group",
  check: (context) =>
    context.topology.fleets.flatMap(({ address, policies }) => {
      const fleet = readerAt(context, address);
      // A plan and a state hold what AWS answers, a size in any case.
      if (!context.isConfiguration || policies.length === 0 || fleet?.isWritten("desired_capacity") !== true)
        return [];
      const ignored = fleet.texts("lifecycle.ignore_changes", []);
      if (!ignored.known || ignored.value.some((name) => name === "all" || name.includes("desired_capacity")))
        return [];
      return [
        degrades(
          address,
          `${address}.desired_capacity is written: an apply undoes what scaling did`,
          "Leave desired_capacity out, or add it to lifecycle.ignore_changes.",
        ),
      ];
    }),
};
