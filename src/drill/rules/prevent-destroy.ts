import { degrades, type Rule } from "./rule";
import { readerAt } from "./rule-context";
import { valueOf } from "./told-values";

export const preventDestroy: Rule = {
  id: "prevent-destroy",
  title: "A plan cannot destroy a database",
  why: "prevent_destroy is refused at plan time, before anything is touched; deletion protection alone stops a destroy half-way.",
  source: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
  check: (context) =>
    context.topology.databases.flatMap((database) => {
      const { address } = database;
      // `lifecycle` stands in a configuration alone: of a plan and a state nothing can be said.
      if (!context.isConfiguration) return [];
      const flag = readerAt(context, address)?.flag("lifecycle.prevent_destroy", false);
      if (flag === undefined || valueOf(flag) !== false) return [];
      return [
        degrades(address, `${address}.lifecycle.prevent_destroy is false`, "Set prevent_destroy = true."),
      ];
    }),
};
