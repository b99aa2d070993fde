import type { AclRule, Subnet } from "../../model/topology";
import { addressText, holds, ipv4Block } from "./addresses";
import type { NetworkIndex } from "./network-index";
import { hasPorts, protocolName } from "./protocols";
import { check, type Check } from "./verdict";

/** One packet as a network ACL sees it at the border of a subnet. */
export interface AclPacket {
  readonly direction: "ingress" | "egress";
  /** The other end's address: the source of what comes in, the destination of what goes out. */
  readonly peer: number;
  readonly protocol: string;
  /** The destination's port, whichever way it goes. */
  readonly port: number;
}

/** What a subnet's ACL says to a packet. It is stateless: what returns is asked about on its own. */
export function aclCheck(index: NetworkIndex, subnet: Subnet, packet: AclPacket): Check {
  const { acl } = subnet;
  if (!acl.known) return check("unknown", `its network ACL is not told: ${acl.because}`, subnet.address);
  if (acl.value === "default")
    return check("yes", "the network's default ACL lets everything through", subnet.address);
  const found = index.acls.get(acl.value);
  if (found === undefined)
    return check("unknown", `its network ACL ${acl.value} is not part of this configuration`, subnet.address);
  const rules = found[packet.direction];
  if (!rules.known)
    return check("unknown", `its ${packet.direction} is not told: ${rules.because}`, acl.value);
  const taint = index.taints.get(acl.value);
  if (taint !== undefined) return { ...check("unknown", taint, acl.value), taints: true };
  const rule = firstMatch(rules.value, packet);
  const what = packetText(packet);
  if (rule === undefined)
    return check(
      "no",
      `no ${packet.direction} rule allows ${what}: it needs one`,
      acl.value,
      packet.direction,
    );
  return rule.allow
    ? check("yes", `rule ${rule.number} allows ${what}`, rule.address, packet.direction)
    : check(
        "no",
        `rule ${rule.number} denies ${what}: it has to be allowed first`,
        rule.address,
        packet.direction,
      );
}

function firstMatch(rules: readonly AclRule[], packet: AclPacket): AclRule | undefined {
  let first: AclRule | undefined;
  for (const rule of rules)
    if ((first === undefined || rule.number < first.number) && matches(rule, packet)) first = rule;
  return first;
}

function matches({ protocol, ports, cidr }: AclRule, packet: AclPacket): boolean {
  const name = protocolName(protocol);
  if (name !== "-1" && name !== packet.protocol) return false;
  if (name !== "-1" && hasPorts(name) && (packet.port < ports.from || packet.port > ports.to)) return false;
  const block = ipv4Block(cidr);
  return block !== undefined && holds(block, packet.peer);
}

function packetText({ direction, peer, protocol, port }: AclPacket): string {
  const what = hasPorts(protocol) ? `${protocol} ${port}` : protocol;
  return `${what} ${direction === "ingress" ? "from" : "to"} ${addressText(peer)}`;
}
