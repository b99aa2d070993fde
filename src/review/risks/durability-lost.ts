import { isWorse } from "../../drill/verdicts";
import type { FailureDelta, Severity } from "../review-report";
import type { RiskRule } from "./risk-rule";
import { kindOfFailure, placeOfFailure } from "./failure-place";

export const durabilityLost: RiskRule = {
  id: "durability-lost",
  title: "A failure that was survived is survived no more, or not as well",
  severity: "critical",
  outage:
    "When it happens, requests find no way, too little is left to serve them, or an objective is missed.",
  fix: "See what `durable drill` says of it, and keep the setting that it names.",
  source: "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/design-principles.html",
  check: ({ durability }) =>
    (durability?.failures ?? []).flatMap((failure) => {
      const { id, before, after } = failure;
      if (before === undefined || after === undefined || !isWorse(after, before)) return [];
      return [{ severity: SEVERITIES[after], address: placeOfFailure(id), message: textOf(failure) }];
    }),
};

const SEVERITIES: Readonly<Record<NonNullable<FailureDelta["after"]>, Severity>> = {
  fails: "critical",
  degrades: "high",
  "cannot tell": "high",
  holds: "low",
};

function textOf({ id, before, after }: FailureDelta): string {
  return after === "cannot tell"
    ? `loss of this ${kindOfFailure(id)}: what comes of it cannot be told after the change; before: ${before}`
    : `loss of this ${kindOfFailure(id)}: ${after} after the change, ${before} before`;
}
