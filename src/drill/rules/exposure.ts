import type { FlowRule, Route, Subnet, Topology } from "../../model/topology";
import { listOf, valueOf } from "./told-values";

const PRIVATE = [/^10\./u, /^127\./u, /^169\.254\./u, /^192\.168\./u, /^172\.(?:1[6-9]|2\d|3[01])\./u];
/** 100.64.0.0/10, shared within providers: https://www.rfc-editor.org/rfc/rfc6598 */
const SHARED = /^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./u;
/** Shorter prefixes reach out of a private block, however they begin. */
const SHORTEST_PRIVATE_BITS = 8;

/** Every address there is. */
export function isWorld(cidr: string): boolean {
  return cidr.endsWith("/0");
}

/** Whether a block holds addresses of the internet. IPv6: all but unique local and link-local ones. */
export function isPublic(cidr: string): boolean {
  const bits = Number(cidr.split("/")[1] ?? "128");
  if (cidr.includes(":")) return bits < SHORTEST_PRIVATE_BITS - 1 || !/^f[cde]/iu.test(cidr);
  return bits < SHORTEST_PRIVATE_BITS || ![...PRIVATE, SHARED].some((block) => block.test(cidr));
}

/** The routes of a subnet that lead to the internet gateway. */
export function internetRoutes({ routes }: Subnet): readonly Route[] {
  return listOf(routes).filter(
    ({ target, destination }) => target.kind === "internet-gateway" && isOutward(valueOf(destination)),
  );
}

export function hasInternetRoute(subnet: Subnet): boolean {
  return internetRoutes(subnet).length > 0;
}

function isOutward(destination: string | undefined): boolean {
  return destination === undefined || isPublic(destination);
}

/** Rules of an element's groups that let the internet in. */
export function openRules(groups: readonly string[], topology: Topology): readonly FlowRule[] {
  return topology.securityGroups
    .filter(({ address }) => groups.includes(address))
    .flatMap(({ ingress }) => listOf(ingress))
    .filter(({ peer }) => peer.kind === "cidr" && isPublic(peer.cidr));
}

/** Subnets in which something lies that nobody outside is to reach: databases, internal balancers, fleets behind one. */
export function innerSubnets({ balancers, fleets, databases }: Topology): ReadonlySet<string> {
  return new Set([
    ...databases.flatMap(({ subnets }) => listOf(subnets)),
    ...balancers
      .filter(({ internal }) => valueOf(internal) === true)
      .flatMap(({ subnets }) => listOf(subnets)),
    ...fleets
      .filter(({ targetGroups }) => listOf(targetGroups).length > 0)
      .flatMap(({ subnets }) => listOf(subnets)),
  ]);
}
