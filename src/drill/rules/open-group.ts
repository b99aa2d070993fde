import { sideOf } from "./balancer-side";
import { openRules } from "./exposure";
import { degrades, type Rule } from "./rule";
import { sharedGroups } from "./shared-groups";
import { listOf, valueOf } from "./told-values";

export const openGroup: Rule = {
  id: "open-group",
  title: "Nobody outside is let into the inner tiers",
  why: "A rule for addresses of the internet on a group of instances, databases, endpoints or an inner balancer waits for one more mistake to be reached.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  check: (context) => {
    const { topology } = context;
    const inner = [
      ...topology.databases.map(({ address, securityGroups }) => ({
        address,
        groups: listOf(securityGroups),
      })),
      ...topology.endpoints.map(({ address, securityGroups }) => ({
        address,
        groups: listOf(securityGroups),
      })),
      ...topology.balancers
        .filter((balancer) => valueOf(balancer.internal) === true && sideOf(context, balancer) === "fits")
        .map(({ address, securityGroups }) => ({ address, groups: listOf(securityGroups) })),
      ...topology.fleets.map(({ address, template }) => ({
        address,
        groups: template.known ? listOf(template.value.securityGroups) : [],
      })),
    ];
    // In a group of theirs the rules are meant for them: that somebody else is in it is a finding of its own.
    const outer = new Set(
      topology.balancers
        .filter(({ internal }) => valueOf(internal) === false)
        .flatMap(({ securityGroups }) => listOf(securityGroups)),
    );
    const shared = sharedGroups(context);
    const isMeant = (group: string): boolean => outer.has(group) && shared.has(group);
    return inner.flatMap(({ address, groups }) =>
      openRules(
        groups.filter((group) => !isMeant(group)),
        topology,
      ).map((rule) =>
        degrades(
          rule.address,
          `${rule.address} lets ${rule.peer.kind === "cidr" ? rule.peer.cidr : "the internet"} in to ${address}`,
          "Name the security group of whoever is to come in instead of the block.",
        ),
      ),
    );
  },
};
