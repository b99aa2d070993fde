import { isKept } from "./kinds";
import { layerOf } from "./layer-of";
import { isOn, lossesOf, lost } from "./losses";
import { BALANCERS } from "./resource-types";
import { at, eachChange, type RiskRule } from "./risk-rule";
import { settingsOf } from "./settings";
import { toldValue } from "./settings-values";

export const balancerMadePublic: RiskRule = {
  id: "balancer-made-public",
  title: "An inner balancer faces the internet",
  severity: "critical",
  outage:
    "It gets public addresses: what only the tier before it was to reach is reached by everybody whom its group lets in. The balancer is replaced on the way.",
  fix: "Keep internal = true.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html",
  check: eachChange((change) => {
    if (!BALANCERS.has(change.type)) return [];
    if (change.kind === "create") {
      const isPublic = settingsOf(change, "internal").some(({ after }) => toldValue(after) === false);
      return isPublic && layerOf(change) === "inner"
        ? [at(change, "high", "internal is false, and its name says that it is of the inside", "internal")]
        : [];
    }
    if (!isKept(change)) return [];
    return lossesOf(change, "internal", isOn).map((loss) =>
      lost(change, "critical", loss, "it gets addresses of the internet"),
    );
  }),
};
