import { isKept } from "./kinds";
import { isOn, lossesOf, lost } from "./losses";
import { eachChange, type RiskRule } from "./risk-rule";

const ATTRIBUTES = ["automatic_failover_enabled", "multi_az", "multi_az_enabled"] as const;

export const multiAzLost: RiskRule = {
  id: "multi-az-lost",
  title: "A standby in another zone is given up",
  severity: "critical",
  outage:
    "The loss of its zone, of its host or a patch of its system then takes the data away for minutes or hours, instead of a failover.",
  fix: "Keep multi_az = true.",
  source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html",
  check: eachChange((change) => {
    if (!isKept(change)) return [];
    return ATTRIBUTES.flatMap((attribute) => lossesOf(change, attribute, isOn)).map((loss) =>
      lost(
        change,
        "critical",
        loss,
        "without a standby the loss of its zone takes it away until a person restores it",
      ),
    );
  }),
};
