import { whenReplaced } from "./replacements";
import { BALANCERS } from "./resource-types";
import type { RiskRule } from "./risk-rule";

export const balancerReplaced: RiskRule = {
  id: "balancer-replaced",
  title: "A balancer is replaced",
  severity: "critical",
  outage:
    "The new one has another name and other addresses. Requests fail until DNS leads to it and its targets have passed their checks; long-lived connections are cut.",
  fix: "Undo what forces it, or put the new balancer beside the old one and move the name over.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html",
  check: whenReplaced(
    BALANCERS,
    "critical",
    "the new one has another DNS name, and its targets must pass their checks first",
  ),
};
