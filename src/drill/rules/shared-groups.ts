import type { RuleContext } from "./rule-context";
import { listOf } from "./told-values";

/** By security group: the templates, balancers and databases in it, where there are several. */
export function sharedGroups({
  topology,
  templates,
}: Pick<RuleContext, "topology" | "templates">): ReadonlyMap<string, readonly string[]> {
  const elements = [
    ...templates.map(({ template }) => template),
    ...topology.balancers,
    ...topology.databases,
  ].map(({ address, securityGroups }) => ({ address, groups: listOf(securityGroups) }));
  const users = new Map<string, readonly string[]>();
  for (const { address, groups } of elements) {
    for (const group of new Set(groups)) users.set(group, [...(users.get(group) ?? []), address]);
  }
  return new Map([...users].filter(([, addresses]) => addresses.length > 1));
}
