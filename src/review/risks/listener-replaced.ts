import { whenReplaced } from "./replacements";
import { LISTENERS } from "./resource-types";
import type { RiskRule } from "./risk-rule";

export const listenerReplaced: RiskRule = {
  id: "listener-replaced",
  title: "A listener is replaced",
  severity: "high",
  outage:
    "One port of one balancer has one listener: the old one has to go first, and until the new one is there connections to the port are refused.",
  fix: "Undo what forces it; for another port add a listener first.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html",
  check: whenReplaced(LISTENERS, "high", "connections to its port are refused meanwhile"),
};
