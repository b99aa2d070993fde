import { isKept } from "./kinds";
import { isOn, lossesOf, lost } from "./losses";
import { eachChange, type RiskRule } from "./risk-rule";

export const publicAddresses: RiskRule = {
  id: "public-addresses",
  title: "Instances get public addresses",
  severity: "high",
  outage:
    "What stood behind a balancer can be addressed past it: a route and an open group are all that is missing.",
  fix: "Keep map_public_ip_on_launch and associate_public_ip_address false.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html",
  check: eachChange((change) => {
    if (!isKept(change)) return [];
    const losses = [
      ...lossesOf(change, "map_public_ip_on_launch", (value) => !isOn(value)),
      ...lossesOf(change, "assign_ipv6_address_on_creation", (value) => !isOn(value)),
      ...lossesOf(change, "network_interfaces.associate_public_ip_address", (value) => !isOn(value)),
      // Computed where it is not set: what is unknown on a replacement is what the subnet says.
      ...lossesOf(change, "associate_public_ip_address", (value) => !isOn(value)),
    ];
    return losses.map((loss) =>
      lost(change, "high", loss, "new instances can be addressed from the internet"),
    );
  }),
};
