import { degrades, type Rule } from "./rule";
import { listOf } from "./told-values";

export const sharedGroup: Rule = {
  id: "shared-group",
  title: "Every tier has a security group of its own",
  why: "What is allowed to one tier is allowed to every other in the same group.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  check: ({ topology, templates }) => {
    const users = [
      ...templates.map(({ template }) => ({
        address: template.address,
        groups: listOf(template.securityGroups),
      })),
      ...topology.balancers.map(({ address, securityGroups }) => ({
        address,
        groups: listOf(securityGroups),
      })),
      ...topology.databases.map(({ address, securityGroups }) => ({
        address,
        groups: listOf(securityGroups),
      })),
    ];
    return users.flatMap(({ address, groups }) =>
      groups.flatMap((group) => {
        const others = users.filter((user) => user.address !== address && user.groups.includes(group));
        if (others.length === 0) return [];
        const message = `${address} shares ${group} with ${others.map((user) => user.address).join(", ")}`;
        return [degrades(address, message, "Give each tier a security group of its own.")];
      }),
    );
  },
};
