import type { Route, Subnet, Topology } from "../../../src/model/topology";
import { type Bound, Rules, told, within } from "./oracle-rules";
import type { FailureSet } from "../../../src/drill/reachability/failure-set";

/** Telling addresses of the generated blocks, which are no finer than /29. */
const INSIDE = [...[0, 8, 16, 24, 32, 40, 48, 56, 64].map((last) => `10.0.0.${last}`), "10.0.1.0"];
const OUTSIDE = ["1.1.1.1", "8.1.1.1", "8.8.8.8"];
const CLIENT_PORTS = [1024, 3306, 8080, 40_000];

export interface At {
  readonly place: string;
  readonly subnet: string;
}

interface Sent {
  readonly protocol: string;
  readonly port: number;
  readonly client: number;
  readonly source: string;
  readonly target: string;
}

/**
 * What the analyser must answer, by trying: every address, every client port, one packet at a time. What is not told
 * is taken once for the best and once for the worst; where that makes a difference, it cannot be told.
 */
export class Oracle {
  private readonly rules: Rules;

  constructor(
    private readonly t: Topology,
    private readonly lost: FailureSet = [],
  ) {
    this.rules = new Rules(t);
  }

  verdict(from: string, to: string, protocol: string, port: number): string {
    if ([from, to].some((place) => this.t.notModelled.some(({ taints }) => taints.includes(place))))
      return "cannot tell";
    return verdictOf((bound) =>
      this.parts(from).some((a) => this.parts(to).some((b) => this.passes(a, b, protocol, port, bound))),
    );
  }

  parts(place: string): readonly At[] {
    if (place === "internet") return [{ place, subnet: "" }];
    const subnets = this.rules.element(place).subnets;
    return (subnets.known ? subnets.value : [""]).map((subnet) => ({ place, subnet }));
  }

  passes(a: At, b: At, protocol: string, port: number, bound: Bound): boolean {
    const tainted = [a, b].some(({ place }) =>
      this.t.notModelled.some(({ taints }) => taints.includes(place)),
    );
    if (tainted) return bound === "best";
    const every = bound === "worst";
    const addresses = (at: At) => this.addressesIn(at.subnet);
    const quantify = <T>(all: readonly T[], test: (value: T) => boolean) =>
      every ? all.every(test) : all.some(test);
    const trial = (try_: (client: number) => boolean) => quantify(CLIENT_PORTS, try_);
    if (a.place === "internet")
      return quantify(addresses(b), (target) =>
        trial((client) =>
          OUTSIDE.some((source) => this.comesIn(b, { protocol, port, client, source, target }, bound)),
        ),
      );
    if (b.place === "internet")
      return quantify(addresses(a), (source) =>
        trial((client) =>
          OUTSIDE.some((target) => this.goesOut(a, { protocol, port, client, source, target }, bound)),
        ),
      );
    const internal = this.t.balancers.find(({ address }) => address === b.place)?.internal;
    const privately = () =>
      quantify(addresses(a), (source) =>
        quantify(addresses(b), (target) =>
          trial((client) => this.goesAcross(a, b, { protocol, port, client, source, target }, bound)),
        ),
      );
    const publicly = () =>
      trial((client) =>
        [
          quantify(addresses(a), (source) =>
            quantify(OUTSIDE, (target) => this.goesOut(a, { protocol, port, client, source, target }, bound)),
          ),
          quantify(addresses(b), (target) =>
            quantify(OUTSIDE, (source) => this.comesIn(b, { protocol, port, client, source, target }, bound)),
          ),
        ].every((holds) => holds),
      );
    if (internal === undefined || (internal.known && internal.value)) return privately();
    if (internal.known) return publicly();
    return every ? privately() && publicly() : privately() || publicly();
  }

  alive({ subnet }: At, bound: Bound, place: string): boolean {
    const zone = this.t.subnets.find(({ address }) => address === subnet)?.zone;
    return this.lost.every((loss) => {
      if (loss.kind === "subnet") return subnet === "" ? bound === "best" : loss.subnet !== subnet;
      if (loss.kind === "zone") return zone?.known === true ? zone.value !== loss.zone : bound === "best";
      if (loss.kind === "balancer-node") {
        if (subnet === "") return bound === "best";
        return loss.balancer !== place || loss.subnet !== subnet;
      }
      if (loss.kind === "endpoint" && loss.endpoint === place)
        return zone?.known === true ? zone.value !== loss.zone : bound === "best";
      return loss.kind !== "nat" || subnet !== "" || bound === "best";
    });
  }

  private goesAcross(a: At, b: At, sent: Sent, bound: Bound): boolean {
    const { protocol, port, client, source, target } = sent;
    const [s, d] = [this.subnet(a.subnet), this.subnet(b.subnet)];
    const best = bound === "best";
    if (!this.alive(a, bound, a.place) || !this.alive(b, bound, b.place)) return false;
    if (!this.rules.group(a.place, "egress", protocol, port, target, b.place, bound)) return false;
    if (!this.rules.group(b.place, "ingress", protocol, port, source, a.place, bound)) return false;
    if ((!s || !d) && !best) return false;
    if (s && d && s !== d && !(s.network.known && d.network.known) && !best) return false;
    const apart = s && d && s.network.known && d.network.known && s.network.value !== d.network.value;
    for (const [subnet, address] of [
      [s, target],
      [d, source],
    ] as const)
      if (subnet && !(apart ? this.crosses(subnet, address, bound) : this.staysLocal(subnet, address, bound)))
        return false;
    if (a.subnet === b.subnet && a.subnet !== "") return true;
    if (a.subnet === b.subnet) return best;
    return (
      (!s ||
        (this.rules.acl(s, "egress", target, protocol, port, bound) &&
          this.rules.acl(s, "ingress", target, protocol, client, bound))) &&
      (!d ||
        (this.rules.acl(d, "ingress", source, protocol, port, bound) &&
          this.rules.acl(d, "egress", source, protocol, client, bound)))
    );
  }

  private comesIn(b: At, { protocol, port, client, source, target: _ }: Sent, bound: Bound): boolean {
    const best = bound === "best";
    const d = this.subnet(b.subnet);
    if (!told(this.rules.isPublic(b.place), bound)) return false;
    if (!this.alive(b, bound, b.place)) return false;
    if (!this.rules.group(b.place, "ingress", protocol, port, source, undefined, bound)) return false;
    if (!d) return best;
    const network = this.t.networks.find(({ address }) => d.network.known && d.network.value === address);
    if (network ? network.internetGateway === undefined : !best) return false;
    return (
      this.leaves(d, source, ["internet-gateway"], bound) &&
      this.rules.acl(d, "ingress", source, protocol, port, bound) &&
      this.rules.acl(d, "egress", source, protocol, client, bound)
    );
  }

  private goesOut(a: At, { protocol, port, client, source, target }: Sent, bound: Bound): boolean {
    const best = bound === "best";
    const s = this.subnet(a.subnet);
    if (!this.alive(a, bound, a.place)) return false;
    if (!this.rules.group(a.place, "egress", protocol, port, target, undefined, bound)) return false;
    if (!s) return best;
    if (!this.rules.acl(s, "egress", target, protocol, port, bound)) return false;
    if (!this.rules.acl(s, "ingress", target, protocol, client, bound)) return false;
    return this.nextHops(s, target, bound).some((hop) => {
      if (hop === "?") return true;
      if (hop.target.kind === "internet-gateway") return told(this.rules.isPublic(a.place), bound);
      if (hop.target.kind !== "nat") return false;
      const { address } = hop.target;
      const nat = this.t.natGateways.find((gateway) => gateway.address === address);
      if (!nat) return best;
      if (this.lost.some((loss) => loss.kind === "nat" && loss.nat === address)) return false;
      if (!nat.subnet.known) return best;
      const n = this.subnet(nat.subnet.value);
      if (!n) return best;
      if (!this.alive({ place: "", subnet: n.address }, bound, "")) return false;
      if (!this.leaves(n, target, ["internet-gateway"], bound)) return false;
      const border =
        n === s ||
        (this.rules.acl(n, "ingress", source, protocol, port, bound) &&
          this.rules.acl(n, "egress", source, protocol, client, bound));
      return (
        border &&
        this.rules.acl(n, "egress", target, protocol, port, bound) &&
        this.rules.acl(n, "ingress", target, protocol, client, bound)
      );
    });
  }

  private leaves(subnet: Subnet, address: string, through: readonly string[], bound: Bound): boolean {
    return this.nextHops(subnet, address, bound).some(
      (hop) => hop === "?" || through.includes(hop.target.kind),
    );
  }

  /** Where a packet may go: nowhere, one way, or `?` for the best when several are possible. */
  private nextHops(subnet: Subnet, address: string, bound: Bound): readonly (Route | "?")[] {
    const unsure = bound === "best" ? (["?"] as const) : [];
    if (!subnet.routes.known) return unsure;
    const sure = subnet.routes.value.filter(
      ({ destination }) => destination.known && within(destination.value, address),
    );
    const length = Math.max(-1, ...sure.map((route) => prefix(route)));
    const longest = sure.filter((route) => prefix(route) === length);
    const untold = subnet.routes.value.filter(({ destination }) => !destination.known);
    const ways = new Set(
      [...longest, ...untold].map(({ target }) => JSON.stringify(target.kind === "other" ? "other" : target)),
    );
    const [only] = longest;
    if (ways.size === 0) return [];
    if (ways.size > 1 || !only || only.target.kind === "other") return unsure;
    return [only];
  }

  private staysLocal(subnet: Subnet, address: string, bound: Bound): boolean {
    if (!subnet.routes.known) return bound === "best";
    const own = this.t.networks.find(
      (network) => subnet.network.known && network.address === subnet.network.value,
    );
    const bits = Math.max(
      15,
      ...(own?.cidrs ?? []).flatMap((cidr) =>
        cidr.known && within(cidr.value, address) ? [Number(cidr.value.split("/")[1])] : [],
      ),
    );
    const off = subnet.routes.value.some((route) => {
      const other = route.target.kind === "other";
      if (!route.destination.known) return other;
      return (
        within(route.destination.value, address) &&
        (prefix(route) > bits || (other && prefix(route) === bits))
      );
    });
    return !off || bound === "best";
  }

  private crosses(subnet: Subnet, address: string, bound: Bound): boolean {
    const own = this.t.networks.find(
      (network) => subnet.network.known && network.address === subnet.network.value,
    );
    if (own?.cidrs.some((cidr) => cidr.known && within(cidr.value, address))) return false;
    return this.nextHops(subnet, address, bound).includes("?");
  }

  private subnet(name: string): Subnet | undefined {
    return this.t.subnets.find(({ address }) => address === name);
  }

  private addressesIn(name: string): readonly string[] {
    const cidr = this.subnet(name)?.cidr;
    return cidr?.known
      ? INSIDE.filter((address) => within(cidr.value, address))
      : [...INSIDE, ...OUTSIDE, "172.16.0.1"];
  }
}

export function verdictOf(holds: (bound: Bound) => boolean): string {
  if (holds("worst")) return "reachable";
  return holds("best") ? "cannot tell" : "blocked";
}

function prefix({ destination }: Route): number {
  return destination.known ? Number(destination.value.split("/")[1]) : 0;
}
