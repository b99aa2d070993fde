import type { RuleContext } from "./rule-context";

/** Elements that register targets apart from a fleet's own list. */
const ATTACHMENTS = ["aws_lb_target_group_attachment", "aws_alb_target_group_attachment"] as const;

/**
 * Target groups of this configuration that a listener forwards to and with which nothing is registered, sorted.
 * None where a fleet does not tell its target groups: it may be that one's.
 */
export function emptyGroups({
  topology,
  graph,
  forwardsOf,
  fleetsOf,
  targetGroups,
}: RuleContext): readonly string[] {
  if (topology.fleets.some((fleet) => !fleet.targetGroups.known)) return [];
  if (graph.ofType(...ATTACHMENTS).length > 0) return [];
  return [...forwardsOf.keys()]
    .filter((group) => {
      const own = targetGroups.get(group);
      return own?.targetType.known === true && own.targetType.value === "instance";
    })
    .filter((group) => (fleetsOf.get(group) ?? []).length === 0)
    .sort();
}
