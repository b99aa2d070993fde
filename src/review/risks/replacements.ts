import type { Severity } from "../review-report";
import { isReplaced } from "./kinds";
import { at, eachChange, type RiskRule } from "./risk-rule";
import { goneText } from "./spoken";

/** The check of a risk that is: something of these types is replaced, in whatever order. */
export function whenReplaced(
  types: ReadonlySet<string>,
  severity: Severity,
  consequence: string,
): RiskRule["check"] {
  return eachChange((change) =>
    types.has(change.type) && isReplaced(change)
      ? [at(change, severity, `${goneText(change)}: ${consequence}`)]
      : [],
  );
}
