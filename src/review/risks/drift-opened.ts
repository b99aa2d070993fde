import { managedBy, openedBehind } from "../drift/drift-of";
import { at, type RiskRule } from "./risk-rule";

export const driftOpened: RiskRule = {
  id: "drift-opened",
  title: "Somebody opened a group to everybody, outside of Terraform",
  severity: "critical",
  outage: "No resource of Terraform's knows the rule, so that no apply closes it: it stays open.",
  fix: "Revoke the rule, or take it into the configuration with a reason.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-best-practices.html",
  check: ({ planned, drift }) => {
    const managed = managedBy(planned);
    return drift.flatMap((change) =>
      openedBehind(change, managed).map((block) =>
        at(
          change,
          "critical",
          `lets in ${block}, and no rule of this plan says so: it stays open`,
          "ingress",
        ),
      ),
    );
  },
};
