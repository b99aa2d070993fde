import { flowText } from "./flow-text";
import type { RiskRule } from "./risk-rule";

export const flowBlocked: RiskRule = {
  id: "flow-blocked",
  title: "What reached something before does not reach it any more",
  severity: "high",
  outage: "Requests, health checks, launches or backups that use this way fail as soon as it is applied.",
  fix: "Keep the rule, the route or the access control list that let it through.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html",
  check: ({ durability }) => [
    ...(durability?.newlyBlocked ?? []).map((flow) => ({
      severity: "high" as const,
      address: flow.to,
      message: `${flowText(flow)} was open and is blocked`,
    })),
    ...(durability?.newlyUntold ?? []).map((flow) => ({
      severity: "medium" as const,
      address: flow.to,
      message: `${flowText(flow)} was open; whether it stays so cannot be told`,
    })),
  ],
};
