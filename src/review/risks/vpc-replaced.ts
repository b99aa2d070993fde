import { whenReplaced } from "./replacements";
import { VPCS } from "./resource-types";
import type { RiskRule } from "./risk-rule";

export const vpcReplaced: RiskRule = {
  id: "vpc-replaced",
  title: "A VPC is replaced",
  severity: "critical",
  outage: "Everything that lies in it is replaced with it: subnets, balancers, instances and the database.",
  fix: "Undo what forces it; a new VPC is a migration, not a change.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/delete-vpc.html",
  check: whenReplaced(VPCS, "critical", "everything that lies in it is replaced with it"),
};
