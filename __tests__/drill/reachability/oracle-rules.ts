import type { AclRule, FlowRule, Subnet, Told, Topology } from "../../../src/model/topology";

/** How what is not told is taken. */
export type Bound = "best" | "worst";

/** What rules say to one packet, read one by one. */
export class Rules {
  constructor(private readonly t: Topology) {}

  acl(
    subnet: Subnet,
    side: "ingress" | "egress",
    peer: string,
    protocol: string,
    port: number,
    bound: Bound,
  ): boolean {
    const best = bound === "best";
    if (!subnet.acl.known) return best;
    const name = subnet.acl.value;
    if (name === "default") return true;
    const acl = this.t.networkAcls.find(({ address }) => address === name);
    const rules = acl?.[side];
    if (!rules?.known) return best;
    const hit = (rule: AclRule) =>
      within(rule.cidr, peer) &&
      (rule.protocol === "-1" ||
        (rule.protocol === protocol && rule.ports.from <= port && port <= rule.ports.to));
    return [...rules.value].sort((a, b) => a.number - b.number).find(hit)?.allow ?? false;
  }

  group(
    place: string,
    side: "ingress" | "egress",
    protocol: string,
    port: number,
    peer: string,
    other: string | undefined,
    bound: Bound,
  ): boolean {
    const groups = this.groups(place);
    if (!groups.known) return bound === "best";
    return groups.value.some((name) => {
      const rules = this.t.securityGroups.find(({ address }) => address === name)?.[side];
      if (!rules?.known) return bound === "best";
      return rules.value.some((rule) => this.lets(rule, protocol, port, peer, other, bound));
    });
  }

  private lets(
    rule: FlowRule,
    protocol: string,
    port: number,
    peer: string,
    other: string | undefined,
    bound: Bound,
  ): boolean {
    const best = bound === "best";
    const named = rule.protocol.known ? rule.protocol.value : best ? "-1" : "none";
    if (named !== "-1" && named !== protocol) return false;
    if (
      named !== "-1" &&
      !(rule.ports.known ? rule.ports.value.from <= port && port <= rule.ports.value.to : best)
    )
      return false;
    if (rule.peer.kind === "cidr") return within(rule.peer.cidr, peer);
    if (rule.peer.kind !== "group") return best;
    if (other === undefined) return false;
    const groups = this.groups(other);
    return groups.known ? groups.value.includes(rule.peer.address) : best;
  }

  private groups(place: string): Told<readonly string[]> {
    const fleet = this.t.fleets.find(({ address }) => address === place);
    if (!fleet) return this.element(place).securityGroups ?? { known: false, because: "" };
    return fleet.template.known ? fleet.template.value.securityGroups : fleet.template;
  }

  isPublic(place: string): Told<boolean> {
    const balancer = this.t.balancers.find(({ address }) => address === place);
    if (balancer)
      return balancer.internal.known ? { known: true, value: !balancer.internal.value } : balancer.internal;
    const fleet = this.t.fleets.find(({ address }) => address === place);
    if (fleet) return fleet.template.known ? fleet.template.value.publicIp : fleet.template;
    const database = this.t.databases.find(({ address }) => address === place);
    return database?.publiclyAccessible ?? { known: true, value: false };
  }

  element(place: string): {
    readonly subnets: Told<readonly string[]>;
    readonly securityGroups?: Told<readonly string[]>;
  } {
    const { balancers, fleets, databases, endpoints } = this.t;
    const found = [...balancers, ...fleets, ...databases, ...endpoints].find(
      ({ address }) => address === place,
    );
    if (!found) throw new Error(`no ${place}`);
    return found;
  }
}

export function told(value: Told<boolean>, bound: Bound): boolean {
  return value.known ? value.value : bound === "best";
}

/** By the digits of both, as on paper. */
export function within(cidr: string, address: string): boolean {
  const [base = "", bits = "32"] = cidr.split("/");
  if (base.includes(":")) return false;
  return digits(address).startsWith(digits(base).slice(0, Number(bits)));
}

const written = new Map<string, string>();

function digits(address: string): string {
  const known = written.get(address);
  if (known !== undefined) return known;
  const parts = address.split(".").map((part) => Number(part).toString(2).padStart(8, "0"));
  written.set(address, parts.join(""));
  return parts.join("");
}
