import { degrades, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { valueOf } from "./told-values";

export const slowStart: Rule = {
  id: "slow-start",
  title: "A replacement takes its share in time",
  why: "Until slow start is over a new target gets less than its share, while the others carry the rest.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html",
  check: (context) =>
    context.topology.targetGroups.flatMap((group) => {
      const { address } = group;
      const told = readerAt(context, address)?.number("slow_start", 0);
      const seconds = (told && valueOf(told)) ?? 0;
      const allowed = context.declared.objectives.infrastructure?.serviceRecoverySeconds;
      if (allowed === undefined || seconds <= allowed) return [];
      return [
        degrades(
          address,
          `${address}.slow_start is ${seconds} s, longer than the ${allowed} s that the service may be away`,
          "Set slow_start = 0, or to the time that caches need.",
        ),
      ];
    }),
};
