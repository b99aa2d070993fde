import { AttributeReader } from "./attribute-reader";
import { SECURITY_GROUP, VPC, ownAndLookedUp } from "./element-types";
import { manyPeerRules, singlePeerRule } from "./read-flow-rules";
import { ownersOf, type Owners } from "./read-owners";
import type { ResourceGraph } from "./resource-graph";
import { compareTexts } from "../foundation/compare-texts";
import { byAddress, known, untold, whenTold } from "./told";
import type { FlowRule, SecurityGroup, Told } from "./topology";

type Direction = "ingress" | "egress";

/** The rules that stand apart from their group, in both kinds of resource. */
interface SeparateRules {
  readonly newer: Readonly<Record<Direction, Owners>>;
  readonly older: Owners;
}

/**
 * Security groups with all their rules. Terraform takes AWS's rule "everything may leave" from a new group: one
 * without egress lets nothing leave.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group#basic-usage
 */
export function readSecurityGroups(graph: ResourceGraph): readonly SecurityGroup[] {
  const separate = separateRules(graph);
  return byAddress(
    ownAndLookedUp(graph, SECURITY_GROUP).map((resource) => {
      const group = AttributeReader.of(graph, resource);
      return {
        address: group.address,
        network: group.one("vpc_id", VPC),
        ingress: rulesOf(group, "ingress", separate),
        egress: rulesOf(group, "egress", separate),
      };
    }),
  );
}

function separateRules(graph: ResourceGraph): SeparateRules {
  const owners = (type: string): Owners =>
    ownersOf(
      ownAndLookedUp(graph, [type]).map((resource) => AttributeReader.of(graph, resource)),
      (rule) => groupOf(rule, "security_group_id"),
      (rule) => rule.candidates("security_group_id", SECURITY_GROUP),
    );
  return {
    newer: {
      ingress: owners("aws_vpc_security_group_ingress_rule"),
      egress: owners("aws_vpc_security_group_egress_rule"),
    },
    older: owners("aws_security_group_rule"),
  };
}

/** A group, or the default group of a VPC where that is adopted. */
function groupOf(rule: AttributeReader, path: string): Told<string> {
  const group = rule.one(path, SECURITY_GROUP);
  const vpc = rule.one(path, VPC);
  if (group.known || !vpc.known) return group;
  const adopted = rule.graph
    .ofType("aws_default_security_group")
    .map((resource) => AttributeReader.of(rule.graph, resource))
    .find((candidate) => {
      const network = candidate.one("vpc_id", VPC);
      return network.known && network.value === vpc.value;
    });
  return adopted === undefined ? group : known(adopted.address);
}

function rulesOf(
  group: AttributeReader,
  direction: Direction,
  { newer, older }: SeparateRules,
): Told<readonly FlowRule[]> {
  if (group.resource.mode === "data") {
    return untold(`the rules of ${group.address} are not part of this configuration`);
  }
  const doubt = newer[direction].doubt(group.address) ?? older.doubt(group.address);
  if (doubt !== undefined) return untold(doubt);
  const ofDirection: AttributeReader[] = [];
  for (const rule of older.of(group.address)) {
    const type = rule.text("type");
    if (!type.known) return type;
    if (type.value === direction) ofDirection.push(rule);
  }
  return whenTold(group.blocks(direction), (blocks) =>
    known(
      withoutRepetitions([
        ...newer[direction].of(group.address).map((rule) => singlePeerRule(rule, group.address)),
        ...ofDirection.flatMap((rule) => separateRule(rule, group.address)),
        ...blocks.flatMap((block) => manyPeerRules(block, group.address, "security_groups")),
      ]),
    ),
  );
}

function separateRule(rule: AttributeReader, group: string): readonly FlowRule[] {
  return manyPeerRules(rule, group, "source_security_group_id");
}

/** In a state a group repeats the rules that stand apart: the rule's own address is the one to name. */
function withoutRepetitions(rules: readonly FlowRule[]): readonly FlowRule[] {
  const kept = new Map<string, FlowRule>();
  for (const rule of rules) {
    const key = contentOf(rule);
    if (!kept.has(key)) kept.set(key, rule);
  }
  return [...kept.values()].sort((a, b) => compareTexts(sortKey(a), sortKey(b)));
}

function contentOf({ protocol, ports, peer }: FlowRule): string {
  return JSON.stringify([protocol, ports, peer]);
}

function sortKey(rule: FlowRule): string {
  return `${rule.address} ${contentOf(rule)}`;
}
