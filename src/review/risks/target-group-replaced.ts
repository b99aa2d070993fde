import { whenReplaced } from "./replacements";
import { TARGET_GROUPS } from "./resource-types";
import type { RiskRule } from "./risk-rule";

export const targetGroupReplaced: RiskRule = {
  id: "target-group-replaced",
  title: "A target group is replaced",
  severity: "high",
  outage:
    "Its targets have to register and pass their checks anew. Until the first has, the balancer answers 503; AWS refuses to delete a group that a listener uses.",
  fix: "Create before destroy, with a name derived from what forces the replacement, and let the listener wait for healthy targets.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html",
  check: whenReplaced(
    TARGET_GROUPS,
    "high",
    "its targets register and pass their checks anew, and until then the balancer answers 503",
  ),
};
