import type { Subnet } from "../../model/topology";
import { aclCheck } from "./acl-check";
import type { NetworkIndex } from "./network-index";
import type { Packet } from "./packet";
import { outwardRoute } from "./routes";
import { taintCheck } from "./spot-checks";
import type { Lost } from "./spots";
import { check, type Check } from "./verdict";

/** What a packet out of a subnet needs of the NAT gateway that its route leads to. */
export function natChecks(
  index: NetworkIndex,
  address: string,
  from: Subnet,
  packet: Packet,
  lost: Lost,
): Check[] {
  const nat = index.nats.get(address);
  if (nat === undefined)
    return [check("unknown", "this NAT gateway is not part of the configuration", address)];
  const checks = [...taintCheck(index, address), ...lostCheck(lost.nat(address) === "yes", address)];
  if (!nat.subnet.known)
    return [
      ...checks,
      check("unknown", `its subnet is not told: ${nat.subnet.because}`, address, "subnet_id"),
    ];
  const subnet = index.subnets.get(nat.subnet.value);
  checks.push(...taintCheck(index, nat.subnet.value));
  if (subnet === undefined)
    return [...checks, check("unknown", "this subnet is not part of the configuration", nat.subnet.value)];
  const gone = lost.nothing ? "no" : lost.subnet(index, subnet.address);
  if (gone === "unknown")
    checks.push(check("unknown", "whether it is lost: the zone of its subnet is not told", address));
  return [
    ...checks,
    ...lostCheck(gone === "yes", address),
    gatewayRoute(subnet, packet.destination),
    ...borderChecks(index, from, subnet, packet),
  ];
}

function lostCheck(isLost: boolean, address: string): Check[] {
  return isLost ? [check("no", "this NAT gateway is lost", address)] : [];
}

function gatewayRoute(subnet: Subnet, destination: number): Check {
  const way = outwardRoute(subnet, destination);
  if (way.kind !== "nat") return way.check;
  return check(
    "no",
    `the NAT gateway's own subnet leads to ${way.nat}: it needs an internet gateway`,
    subnet.address,
  );
}

function borderChecks(index: NetworkIndex, from: Subnet, subnet: Subnet, packet: Packet): Check[] {
  const { protocol, port, clientPort, source, destination } = packet;
  const acl = (direction: "ingress" | "egress", peer: number, at: number) =>
    aclCheck(index, subnet, { direction, peer, protocol, port: at });
  const inside = from === subnet ? [] : [acl("ingress", source, port), acl("egress", source, clientPort)];
  return [...inside, acl("egress", destination, port), acl("ingress", destination, clientPort)];
}
