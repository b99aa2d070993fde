import { degrades, type Rule } from "./rule";
import { listOf } from "./told-values";

export const defaultSecurityGroup: Rule = {
  id: "default-security-group",
  title: "The default security group is empty and unused",
  why: "Whatever names no group gets the default one, in which everything reaches everything.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html",
  check: ({ topology, graph }) =>
    topology.securityGroups
      .filter(({ address }) => graph.get(address)?.type === "aws_default_security_group")
      .filter(({ ingress, egress }) => listOf(ingress).length + listOf(egress).length > 0)
      .map(({ address }) =>
        degrades(
          address,
          `${address} has rules`,
          "Remove its ingress and egress blocks: an empty one shuts everything.",
        ),
      ),
};
