import { degrades, type Rule } from "./rule";
import { valueOf } from "./told-values";

export const deregistrationDelay: Rule = {
  id: "deregistration-delay",
  title: "A target that leaves gets time to finish, and not more than the objective",
  why: "Until the delay is over Auto Scaling does not terminate an instance; with 0 its requests are cut off.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html",
  check: (context) =>
    context.topology.targetGroups.flatMap((group) => {
      const { address } = group;
      const seconds = valueOf(group.deregistrationDelaySeconds);
      const allowed = context.declared.objectives.infrastructure?.redundancyRecoverySeconds;
      if (seconds === 0)
        return [
          degrades(
            address,
            `${address}.deregistration_delay is 0: requests are cut off`,
            "Set deregistration_delay to the longest request.",
          ),
        ];
      if (seconds === undefined || allowed === undefined || seconds <= allowed) return [];
      const message = `${address}.deregistration_delay is ${seconds} s, longer than the ${allowed} s that redundancy may be away`;
      return [degrades(address, message, "Set deregistration_delay to the longest request, such as 60.")];
    }),
};
