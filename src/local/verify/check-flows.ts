import type { Environment } from "../../config/environment";
import { type Finding, finding, listed } from "./finding";
import type { ObservedFlows } from "./observe-flows";

/** Who holds which security groups, read from the balancers, templates, the database and the endpoints themselves. */
export type FlowMembers = Readonly<Record<Member, readonly string[]>>;

type Member = "web balancer" | "web" | "backend balancer" | "backend" | "database" | "endpoints";

/** Exactly these rules, on the groups that are really attached, and none beside them. */
export function checkFlows(
  observed: ObservedFlows,
  members: FlowMembers,
  environment: Environment,
): readonly Finding[] {
  const nameOf = new Map(
    Object.entries(members).flatMap(([member, ids]) => ids.map((id) => [id, member] as const)),
  );
  const named = (id: string): string =>
    nameOf.get(id) ?? observed.groups.find((group) => group.id === id)?.name ?? id;
  const found = observed.rules.map(({ groupId, direction, protocol, fromPort, toPort, peer }) => {
    const port = fromPort === toPort ? String(fromPort) : `${fromPort}-${toPort}`;
    return ruleText(named(groupId), direction, named(peer), `${protocol} ${port}`);
  });
  const expected = expectedRules(environment);
  return [
    ...Object.entries(members).map(([member, ids]) =>
      finding(`security groups of ${member}`, "1", String(new Set(ids).size)),
    ),
    finding("rules that are missing", "nothing", listed(expected.filter((rule) => !found.includes(rule)))),
    finding("rules that nobody asked for", "nothing", listed(surplus(found, expected))),
  ];
}

/** A rule that is there twice is one too many. */
function surplus(found: readonly string[], expected: readonly string[]): readonly string[] {
  const left = [...expected];
  return found.filter((rule) => {
    const index = left.indexOf(rule);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** Every flow is an egress rule of its source and an ingress rule of its target; the internet and S3 hold none. */
export function expectedRules({ web, backend, database, network, region }: Environment): readonly string[] {
  const publicPorts = web.listener.kind === "https" ? [443, 80] : [80];
  const backendPort = backend.listener.kind === "https" ? 443 : 80;
  const instances: readonly Member[] = ["web", "backend"];
  return [
    ...publicPorts.map((port) => ruleText("web balancer", "ingress", "0.0.0.0/0", `tcp ${port}`)),
    ...pair("web balancer", "web", web.port),
    ...pair("web", "backend balancer", backendPort),
    ...pair("backend balancer", "backend", backend.port),
    ...pair("backend", "database", database.port),
    ...instances.flatMap((member) => [
      ...pair(member, "endpoints", 443),
      ruleText(member, "egress", `com.amazonaws.${region}.s3`, "tcp 443"),
      ...(network.egress.kind === "nat-per-zone" ? [ruleText(member, "egress", "0.0.0.0/0", "tcp 443")] : []),
    ]),
  ];
}

function pair(from: Member, to: Member, port: number): readonly string[] {
  return [ruleText(from, "egress", to, `tcp ${port}`), ruleText(to, "ingress", from, `tcp ${port}`)];
}

function ruleText(owner: string, direction: "ingress" | "egress", peer: string, port: string): string {
  return direction === "egress" ? `${owner} may call ${peer} (${port})` : `${owner} admits ${peer} (${port})`;
}
