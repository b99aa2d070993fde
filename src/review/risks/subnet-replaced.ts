import { whenReplaced } from "./replacements";
import { SUBNETS } from "./resource-types";
import type { RiskRule } from "./risk-rule";

export const subnetReplaced: RiskRule = {
  id: "subnet-replaced",
  title: "A subnet is replaced",
  severity: "critical",
  outage:
    "AWS deletes no subnet with something in it, so that the apply stops half-way, or balancers, instances and the database leave the zone first.",
  fix: "Keep the block and the zone of a subnet; for other ones add a subnet, move what lies in the old one, then delete it.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-deleting.html",
  check: whenReplaced(SUBNETS, "critical", "what lies in it has to leave first, or the apply stops half-way"),
};
