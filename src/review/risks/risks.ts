import { compareTexts } from "../../foundation/compare-texts";
import type { Change } from "../change";
import type { Risk } from "../review-report";
import { compareSeverities } from "../severities";
import { CATALOGUE } from "./catalogue";
import type { RiskContext, RiskRule } from "./risk-rule";

/**
 * Everything in a plan that somebody has to look at before it is approved, worst first, then by address and id.
 * What is not listed was judged harmless, or is not modelled: docs/risks.md says which. No plan content can silence it.
 */
export function risksOf(context: Omit<RiskContext, "changes">): readonly Risk[] {
  const told = { ...context, changes: context.planned.filter(isEvent) };
  return CATALOGUE.flatMap((rule) => found(rule, told)).sort(
    (a, b) =>
      compareSeverities(a.severity, b.severity) ||
      compareTexts(a.address, b.address) ||
      compareTexts(a.id, b.id),
  );
}

/** Data sources are read, never harmed. */
function isEvent({ mode, kind }: Change): boolean {
  return mode === "managed" && kind !== "no-op" && kind !== "read";
}

/** One sentence is said once, however many settings of a resource lead to it. */
function found(rule: RiskRule, context: RiskContext): readonly Risk[] {
  const said = new Set<string>();
  return rule.check(context).flatMap(({ severity, address, message, fix = rule.fix, attribute }) => {
    const key = JSON.stringify([address, message]);
    if (said.has(key)) return [];
    said.add(key);
    return [
      { id: rule.id, severity, address, message, fix, ...(attribute === undefined ? {} : { attribute }) },
    ];
  });
}
