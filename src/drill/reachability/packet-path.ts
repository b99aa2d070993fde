import type { Subnet } from "../../model/topology";
import { aclCheck } from "./acl-check";
import { groupCheck } from "./group-check";
import { natChecks } from "./nat-path";
import type { NetworkIndex } from "./network-index";
import type { Packet } from "./packet";
import { type Place, THE_INTERNET } from "./place";
import { crossRoute, localRoute, outwardRoute } from "./routes";
import { spotChecks } from "./spot-checks";
import { hasPublicAddress, type Lost, publicSetting, type Spot } from "./spots";
import { check, type Check, type Truth } from "./verdict";

/** From one subnet to another by private addresses. */
export function insideChecks(index: NetworkIndex, from: Spot, to: Spot, packet: Packet, lost: Lost): Check[] {
  const { protocol, port, clientPort, source, destination } = packet;
  const [a, b] = [index.subnets.get(from.subnet), index.subnets.get(to.subnet)];
  const same = sameNetwork(a, b);
  const route = (subnet: Subnet | undefined, address: number) =>
    subnet === undefined ? [] : [(same === "no" ? crossRoute : localRoute)(index, subnet, address)];
  // Inside one subnet no packet crosses its ACL.
  const borders = from.subnet !== to.subnet;
  const acl = (subnet: Subnet | undefined, direction: "ingress" | "egress", peer: number, at: number) =>
    borders && subnet !== undefined ? [aclCheck(index, subnet, { direction, peer, protocol, port: at })] : [];
  const peer = (place: Place, address: number) => ({ place, address, byGroup: true });
  return [
    ...spotChecks(index, from, lost),
    groupCheck(index, from.place, "egress", { protocol, port, peer: peer(to.place, destination) }),
    ...(same === "unknown"
      ? [check("unknown", `whether ${to.place.address} is in the same network is not told`, from.subnet)]
      : []),
    ...route(a, destination),
    ...acl(a, "egress", destination, port),
    ...acl(b, "ingress", source, port),
    ...spotChecks(index, to, lost),
    groupCheck(index, to.place, "ingress", { protocol, port, peer: peer(from.place, source) }),
    ...route(b, source),
    ...acl(b, "egress", source, clientPort),
    ...acl(a, "ingress", destination, clientPort),
  ];
}

/** From a subnet to an address on the internet, through an internet gateway or a NAT gateway. */
export function outwardChecks(index: NetworkIndex, from: Spot, packet: Packet, lost: Lost): Check[] {
  const { protocol, port, clientPort, destination } = packet;
  const peer = { place: THE_INTERNET, address: destination, byGroup: false };
  const checks = [
    ...spotChecks(index, from, lost),
    groupCheck(index, from.place, "egress", { protocol, port, peer }),
  ];
  const subnet = index.subnets.get(from.subnet);
  if (subnet === undefined) return checks;
  const way = outwardRoute(subnet, destination);
  checks.push(way.check);
  if (way.kind === "internet-gateway") checks.push(publicCheck(index, from.place));
  checks.push(aclCheck(index, subnet, { direction: "egress", peer: destination, protocol, port }));
  if (way.kind === "nat") checks.push(...natChecks(index, way.nat, subnet, packet, lost));
  checks.push(
    aclCheck(index, subnet, { direction: "ingress", peer: destination, protocol, port: clientPort }),
  );
  return checks;
}

/** From an address on the internet to a subnet. */
export function inwardChecks(index: NetworkIndex, to: Spot, packet: Packet, lost: Lost): Check[] {
  const { protocol, port, clientPort, source } = packet;
  const peer = { place: THE_INTERNET, address: source, byGroup: false };
  const checks = [publicCheck(index, to.place), ...spotChecks(index, to, lost)];
  const subnet = index.subnets.get(to.subnet);
  if (subnet === undefined)
    return [...checks, groupCheck(index, to.place, "ingress", { protocol, port, peer })];
  return [
    ...checks,
    gatewayCheck(index, subnet),
    aclCheck(index, subnet, { direction: "ingress", peer: source, protocol, port }),
    groupCheck(index, to.place, "ingress", { protocol, port, peer }),
    answerRoute(subnet, source),
    aclCheck(index, subnet, { direction: "egress", peer: source, protocol, port: clientPort }),
  ];
}

function publicCheck(index: NetworkIndex, place: Place): Check {
  const isPublic = hasPublicAddress(index, place);
  const setting = publicSetting(index, place);
  if (!isPublic.known)
    return check("unknown", `whether it has a public address: ${isPublic.because}`, ...setting);
  return isPublic.value
    ? check("yes", `${place.address} has public addresses`, ...setting)
    : check("no", `${place.address} has no public address: it needs one`, ...setting);
}

function gatewayCheck(index: NetworkIndex, { network, address }: Subnet): Check {
  if (!network.known)
    return check("unknown", `its network is not told: ${network.because}`, address, "vpc_id");
  const found = index.networks.get(network.value);
  if (found === undefined)
    return check("unknown", "this network is not part of the configuration", network.value);
  return found.internetGateway === undefined
    ? check("no", "the network has no internet gateway: it needs one", network.value)
    : check("yes", "the internet comes in through the internet gateway", found.internetGateway);
}

/** What comes in through the internet gateway has to be answered through it. */
function answerRoute(subnet: Subnet, destination: number): Check {
  const way = outwardRoute(subnet, destination);
  if (way.kind !== "nat") return way.check;
  return check(
    "no",
    `answers leave through ${way.nat}: they need a route to an internet gateway`,
    subnet.address,
  );
}

function sameNetwork(a: Subnet | undefined, b: Subnet | undefined): Truth {
  if (a === undefined || b === undefined) return "unknown";
  if (a === b) return "yes";
  if (!a.network.known || !b.network.known) return "unknown";
  return a.network.value === b.network.value ? "yes" : "no";
}
