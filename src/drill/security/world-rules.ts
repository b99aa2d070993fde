import type { FlowRule } from "../../model/topology";
import { isWorld } from "../rules/exposure";
import type { RuleContext } from "../rules/rule-context";
import { valueOf } from "../rules/told-values";
import { cannotTell, finding, type Judged, pass, type SecurityRule } from "./security-rule";

/** A rule in a security group. */
export interface RuleUse {
  readonly group: string;
  readonly rule: FlowRule;
}

interface Uses {
  readonly uses: readonly RuleUse[];
  /** Groups whose rules are not told, with the reason. */
  readonly untold: readonly { readonly group: string; readonly because: string }[];
}

export const ingressRules = (context: RuleContext): Uses => usesOf(context, "ingress");
export const egressRules = (context: RuleContext): Uses => usesOf(context, "egress");

function usesOf({ topology }: RuleContext, direction: "ingress" | "egress"): Uses {
  const groups = topology.securityGroups.map((group) => ({ group: group.address, rules: group[direction] }));
  return {
    uses: groups.flatMap(({ group, rules }) =>
      rules.known ? rules.value.map((rule) => ({ group, rule })) : [],
    ),
    untold: groups.flatMap(({ group, rules }) => (rules.known ? [] : [{ group, because: rules.because }])),
  };
}

/** Every address of IPv4 or IPv6. */
export function isAnyBlock({ rule }: RuleUse): boolean {
  return rule.peer.kind === "cidr" && isWorld(rule.peer.cidr);
}

export function isOfAll({ rule: { protocol, ports } }: RuleUse): boolean {
  const range = valueOf(ports);
  return valueOf(protocol) === "-1" || (range !== undefined && range.from <= 1 && range.to === 65535);
}

/** TCP, or everything. A range that is not told lets nothing through here: that is said apart. */
export function lets({ rule: { protocol, ports } }: RuleUse, port: number): boolean {
  const range = valueOf(ports);
  const name = valueOf(protocol);
  if (range === undefined || (name !== "tcp" && name !== "-1")) return false;
  return range.from <= port && port <= range.to;
}

/** Each rule by its own address: a group with rules inside it has one answer for all of them. */
export function judgeUses(
  usesIn: (context: RuleContext) => Uses,
  isBad: (use: RuleUse) => boolean,
  what: string,
  fix: string,
): SecurityRule["check"] {
  return (context) => {
    const { uses, untold } = usesIn(context);
    const byAddress = new Map<string, RuleUse[]>();
    for (const use of uses)
      byAddress.set(use.rule.address, [...(byAddress.get(use.rule.address) ?? []), use]);
    return [
      ...[...byAddress].map(([address, own]) => judgeAt(address, own, isBad, what, fix)),
      ...untold.map(({ group, because }) => cannotTell(group, because, fix)),
    ];
  };
}

function judgeAt(
  address: string,
  uses: readonly RuleUse[],
  isBad: (use: RuleUse) => boolean,
  what: string,
  fix: string,
): Judged {
  if (uses.some(isBad)) return finding(address, `${address} ${what}`, fix);
  const reasons = uses.flatMap((use) => doubtOf(use) ?? []);
  const [because] = reasons;
  return because === undefined ? pass(address) : cannotTell(address, because, fix);
}

/** Why it cannot be told whom a rule is for; what is for groups or prefix lists is not for everybody, whatever its ports. */
function doubtOf({ rule: { peer, ports, protocol } }: RuleUse): string | undefined {
  if (peer.kind === "unknown") return peer.because;
  if (peer.kind !== "cidr" || !isWorld(peer.cidr)) return undefined;
  return ports.known ? (protocol.known ? undefined : protocol.because) : ports.because;
}
