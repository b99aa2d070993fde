import type { Change, ShownValue } from "../change";
import { isHarmless } from "../drift/harmless-attributes";
import { isKept } from "./kinds";
import { at, type RiskRule } from "./risk-rule";
import { namesOf } from "./settings-values";
import { listed } from "./spoken";

export const driftUndone: RiskRule = {
  id: "drift-undone",
  title: "What somebody changed outside of Terraform is put back",
  severity: "medium",
  outage:
    "Where it was done by hand to end an incident, more instances or another route, the incident is back with the apply.",
  fix: "Ask who changed it and why; take into the configuration what is to stay.",
  source: "https://developer.hashicorp.com/terraform/tutorials/state/resource-drift",
  check: ({ changes, drift }) => {
    const drifted = new Map(drift.map((change) => [change.address, attributesOf(change)]));
    return changes.filter(isKept).flatMap((change) => {
      const before = drifted.get(change.address);
      if (before === undefined) return [];
      const undone = [...attributesOf(change)].filter((attribute) => before.has(attribute));
      const [first] = undone;
      if (first === undefined) return [];
      return [at(change, "medium", `${listed(undone)}, changed outside of Terraform, is put back`, first)];
    });
  },
};

/** The provider tells an absent list and an empty one apart; AWS does not. */
function isNothing({ kind }: ShownValue): boolean {
  return kind === "absent" || kind === "empty";
}

function attributesOf(change: Change): ReadonlySet<string> {
  return new Set(
    change.attributes
      .filter(
        ({ path, before, after }) =>
          !isHarmless(change.type, path) && !(isNothing(before) && isNothing(after)),
      )
      .map(({ path }) => namesOf(path).join("."))
      .filter((attribute) => attribute !== ""),
  );
}
