import type { Flow } from "../../drill/drill-report";
import type { Severity } from "../review-report";
import { flowText } from "./flow-text";
import type { RiskRule } from "./risk-rule";

export const flowOpened: RiskRule = {
  id: "flow-opened",
  title: "Something can be reached that could not",
  severity: "critical",
  outage: "Whoever is at the other end of the new way can use it: from the internet that is everybody.",
  fix: "Close the rule, the route or the public address that opens it, unless this is what the change is for.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-best-practices.html",
  check: ({ durability }) =>
    (durability?.newlyAllowed ?? []).map((flow) => ({
      severity: severityOf(flow),
      address: flow.to,
      message: `${flowText(flow)} is open after the change`,
    })),
};

/** A balancer is there to be reached; what else the internet reaches was meant to be inside. */
function severityOf({ from, to }: Flow): Severity {
  if (from !== "internet") return "low";
  return /(?:^|\.)aws_a?lb\./u.test(to) ? "medium" : "critical";
}
