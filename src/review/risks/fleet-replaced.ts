import { whenReplaced } from "./replacements";
import { FLEETS } from "./resource-types";
import type { RiskRule } from "./risk-rule";

export const fleetReplaced: RiskRule = {
  id: "fleet-replaced",
  title: "An Auto Scaling group is replaced",
  severity: "high",
  outage:
    "All instances are new at once, instead of a few at a time, and nothing rolls back a bad one. What was scaled out begins at the minimum.",
  fix: "Keep the name of the group and roll changes out with an instance refresh.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-instance-refresh.html",
  check: whenReplaced(FLEETS, "high", "all its instances are new at once, beginning at the minimum"),
};
