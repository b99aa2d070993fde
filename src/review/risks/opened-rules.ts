import type { AttributeChange, Change, ShownValue } from "../change";
import { isReplaced } from "./kinds";
import { numberOf } from "./losses";
import { valueAfter } from "./settings";
import { isUntold, namesOf, toldValue, type Told } from "./settings-values";
import { isWideOpen } from "./wide-blocks";

/** A rule that lets the internet in from now on, or may. */
export interface OpenedRule {
  readonly attribute: string;
  /** Whom it lets in; unknown or hidden where it cannot be told. */
  readonly block: ShownValue;
  /** Undefined where it cannot be told. */
  readonly ports: { readonly from: number; readonly to: number } | undefined;
  /** Undefined where the direction cannot be told. */
  readonly isIngress: boolean | undefined;
}

const BLOCKS: ReadonlySet<string> = new Set(["cidr_blocks", "cidr_ipv4", "cidr_ipv6", "ipv6_cidr_blocks"]);
const ALL_PORTS = { from: 0, to: 65_535 } as const;

/** What a change opens: of a rule that is a resource of its own, or of the blocks within a security group. */
export function openedRules(change: Change): readonly OpenedRule[] {
  switch (change.type) {
    case "aws_vpc_security_group_ingress_rule":
      return ownRules(change, true);
    case "aws_security_group_rule": {
      const direction = valueAfter(change, "type");
      return direction === "egress" ? [] : ownRules(change, direction === undefined ? undefined : true);
    }
    case "aws_security_group":
    case "aws_default_security_group":
      return inlineRules(change);
    default:
      return [];
  }
}

function ownRules(change: Change, isIngress: boolean | undefined): readonly OpenedRule[] {
  const protocol = valueAfter(change, change.type === "aws_security_group_rule" ? "protocol" : "ip_protocol");
  const ports = portsOf(protocol, valueAfter(change, "from_port"), valueAfter(change, "to_port"));
  const widened = openedBlocks(change.attributes);
  if (widened.length > 0) return widened.map((leaf) => ruleOf(leaf, ports, isIngress));
  // The block stays and other ports are opened to it.
  return portsChange(change) ? openedByPorts(change, ports, isIngress) : [];
}

function portsChange(change: Change): boolean {
  return change.attributes.some(({ path }) =>
    ["from_port", "to_port", "ip_protocol", "protocol"].includes(String(path[0])),
  );
}

function openedByPorts(
  change: Change,
  ports: OpenedRule["ports"],
  isIngress: boolean | undefined,
): readonly OpenedRule[] {
  return (["cidr_ipv4", "cidr_ipv6"] as const).flatMap((attribute) => {
    const block = change.unchanged?.[attribute];
    return block?.kind === "value" && isWideOpen(block.value) ? [{ attribute, block, ports, isIngress }] : [];
  });
}

/**
 * Blocks come by index, so that a rule that moves up looks like a change: what was open to everybody before, on the
 * same ports, is not opened now.
 */
function inlineRules(change: Change): readonly OpenedRule[] {
  const ingress = change.attributes.filter(({ path }) => path[0] === "ingress");
  const whole = ingress.filter(({ path, after }) => path.length < 3 && isUntold(after));
  // Without blocks of its own a new group has whatever its separate rules add: the provider reads that afterwards.
  const isComputed = change.kind === "create" || isReplaced(change);
  if (whole.length > 0)
    return isComputed
      ? []
      : whole.map(({ after }) => ({ attribute: "ingress", block: after, ports: undefined, isIngress: true }));
  const byRule = new Map<unknown, AttributeChange[]>();
  for (const leaf of ingress) byRule.set(leaf.path[1], [...(byRule.get(leaf.path[1]) ?? []), leaf]);
  const rules = [...byRule.values()];
  const open = new Set(rules.flatMap((leaves) => signaturesBefore(leaves)));
  return rules.flatMap((leaves) => {
    const ports = portsIn(leaves, ({ after }) => after);
    return openedBlocks(leaves)
      .filter(({ after }) => ports === undefined || !open.has(signatureOf(toldValue(after), ports)))
      .map((leaf) => ruleOf(leaf, ports, true));
  });
}

function signaturesBefore(leaves: readonly AttributeChange[]): readonly string[] {
  const ports = portsIn(leaves, ({ before }) => before);
  if (ports === undefined) return [];
  return leaves
    .filter(({ path, before }) => BLOCKS.has(lastNameOf(path)) && isWideOpen(toldValue(before)))
    .map(({ before }) => signatureOf(toldValue(before), ports));
}

function signatureOf(block: Told, { from, to }: { readonly from: number; readonly to: number }): string {
  return `${String(block)} ${from} ${to}`;
}

function portsIn(
  leaves: readonly AttributeChange[],
  side: (leaf: AttributeChange) => ShownValue,
): OpenedRule["ports"] {
  const read = (name: string): Told => {
    const leaf = leaves.find(({ path }) => lastNameOf(path) === name);
    return leaf === undefined ? undefined : toldValue(side(leaf));
  };
  return portsOf(read("protocol"), read("from_port"), read("to_port"));
}

/** Without a port where the protocol is every one: AWS then looks at none. */
function portsOf(protocol: Told, from: Told, to: Told): OpenedRule["ports"] {
  if (protocol === "-1" || protocol === "all") return ALL_PORTS;
  const [first, last] = [numberOf(from), numberOf(to)];
  return first === undefined || last === undefined ? undefined : { from: first, to: last };
}

/** Blocks that are wide open, or not told, and were not wide open before. */
function openedBlocks(leaves: readonly AttributeChange[]): readonly AttributeChange[] {
  return leaves.filter(({ path, before, after }) => {
    if (!BLOCKS.has(lastNameOf(path))) return false;
    if (isWideOpen(toldValue(before))) return false;
    return isUntold(after) || isWideOpen(toldValue(after));
  });
}

function ruleOf(
  { path, after }: AttributeChange,
  ports: OpenedRule["ports"],
  isIngress: boolean | undefined,
): OpenedRule {
  return { attribute: namesOf(path).join("."), block: after, ports, isIngress };
}

function lastNameOf(path: AttributeChange["path"]): string {
  return namesOf(path).at(-1) ?? "";
}
