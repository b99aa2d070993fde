import type { RuleContext } from "../../rules/rule-context";
import { listOf, valueOf } from "../../rules/told-values";

/** Whether whoever is registered with a target group is reached on its port by the groups of its balancers alone. */
export function reachesTargetsOnly(context: RuleContext, group: string): boolean {
  const { forwardsOf, fleetsOf, targetGroups, securityGroups } = context;
  const port = targetGroups.get(group)?.port;
  const number = port && valueOf(port);
  const fleets = fleetsOf.get(group) ?? [];
  if (number === undefined || fleets.length === 0) return false;
  const doors = new Set(
    (forwardsOf.get(group) ?? []).flatMap(({ balancer }) => listOf(balancer.securityGroups)),
  );
  return fleets.every(({ template }) => {
    const groups = template.known ? listOf(template.value.securityGroups) : [];
    const rules = groups.map((each) => securityGroups.get(each)?.ingress);
    return (
      groups.length > 0 &&
      rules.every(
        (told) =>
          told?.known === true &&
          told.value
            .filter(({ ports }) => !ports.known || (ports.value.from <= number && number <= ports.value.to))
            .every(({ peer }) => peer.kind === "group" && doors.has(peer.address)),
      )
    );
  });
}
