import { degrades, type Rule } from "./rule";
import { sharedGroups } from "./shared-groups";

export const sharedGroup: Rule = {
  id: "shared-group",
  title: "Every tier has a security group of its own",
  why: "What is allowed to one tier is allowed to every other in the same group.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  check: (context) =>
    // One finding a group: which of the tiers is the wrong one is not to be told from here.
    [...sharedGroups(context)].map(([group, users]) =>
      degrades(
        group,
        `${group} is the group of ${users.join(", ")}`,
        "Give each tier a security group of its own.",
      ),
    ),
};
