import { degrades, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { valueOf } from "./told-values";

export const deletionProtection: Rule = {
  id: "deletion-protection",
  title: "What lasts is protected from deletion",
  why: "With deletion protection AWS refuses to delete a database or a balancer until a person takes it off.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
  check: (context) => [
    ...context.topology.databases.flatMap(({ address, deletionProtection }) =>
      valueOf(deletionProtection) === false
        ? [degrades(address, `${address}.deletion_protection is false`, "Set deletion_protection = true.")]
        : [],
    ),
    ...context.topology.balancers.flatMap(({ address }) => {
      const flag = readerAt(context, address)?.flag("enable_deletion_protection", false);
      if (flag === undefined || valueOf(flag) !== false) return [];
      const message = `${address}.enable_deletion_protection is false`;
      return [degrades(address, message, "Set enable_deletion_protection = true.")];
    }),
  ],
};
