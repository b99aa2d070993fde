import { isKept } from "./kinds";
import { lossesOf, lost } from "./losses";
import { FLEETS, TARGET_GROUPS } from "./resource-types";
import { eachChange, type RiskRule } from "./risk-rule";

export const healthCheckWeakened: RiskRule = {
  id: "health-check-weakened",
  title: "Instances whose service has failed are no longer replaced",
  severity: "high",
  outage:
    "An instance that runs and does not answer stays in its group for ever: capacity shrinks with every failure until a person looks.",
  fix: 'Keep health_check_type = "ELB" and the health check of the target group.',
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html",
  check: eachChange((change) => {
    if (!isKept(change)) return [];
    const losses = [
      ...(FLEETS.has(change.type) ? lossesOf(change, "health_check_type", isElb) : []),
      // A check that is not switched off is on.
      ...(TARGET_GROUPS.has(change.type)
        ? lossesOf(change, "health_check.enabled", (value) => value !== false)
        : []),
    ];
    return losses.map((loss) =>
      lost(change, "high", loss, "an instance that runs and does not answer is never replaced"),
    );
  }),
};

function isElb(value: unknown): boolean {
  return typeof value === "string" && value.includes("ELB");
}
