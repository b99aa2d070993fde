import type { FlowRule } from "../../model/topology";
import { degrades, type Found, type Rule } from "./rule";
import type { RuleContext } from "./rule-context";
import { listOf } from "./told-values";

export const halfOpenFlow: Rule = {
  id: "half-open-flow",
  title: "A flow is allowed at both ends",
  why: "Where one group lets out what the other does not let in, or the other way round, a flow that was meant is shut.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  check: (context) =>
    context.topology.securityGroups.flatMap((group) =>
      (["egress", "ingress"] as const).flatMap((direction) =>
        listOf(group[direction]).flatMap((rule) => dangling(context, group.address, direction, rule)),
      ),
    ),
};

function dangling(
  { securityGroups }: RuleContext,
  own: string,
  direction: "egress" | "ingress",
  rule: FlowRule,
): readonly Found[] {
  const { peer } = rule;
  if (peer.kind !== "group" || peer.address === own) return [];
  const other = securityGroups.get(peer.address);
  const back = direction === "egress" ? "ingress" : "egress";
  const rules = other?.[back];
  if (rules?.known !== true || rules.value.some((answer) => mayAnswer(answer, own, rule))) return [];
  const text =
    direction === "egress"
      ? `${own} lets out what ${peer.address} does not let in`
      : `${own} lets in what ${peer.address} does not let out`;
  const ports = rule.ports.known ? `${rule.ports.value.from} to ${rule.ports.value.to}` : "its ports";
  return [
    degrades(
      rule.address,
      `${text}: ${ports}`,
      `Add the ${back} rule to ${peer.address}, or remove this one.`,
    ),
  ];
}

/** Whether a rule of the other end lets at least a part of the flow through; what is not told may. */
function mayAnswer({ peer, ports, protocol }: FlowRule, own: string, rule: FlowRule): boolean {
  if (peer.kind === "group" && peer.address !== own) return false;
  const [a, b] = [protocol, rule.protocol].map((told) => (told.known ? told.value : "-1"));
  if (a !== "-1" && b !== "-1" && a !== b) return false;
  if (!ports.known || !rule.ports.known) return true;
  return ports.value.from <= rule.ports.value.to && rule.ports.value.from <= ports.value.to;
}
