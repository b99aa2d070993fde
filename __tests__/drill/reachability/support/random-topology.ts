import type {
  AclRule,
  FlowPeer,
  FlowRule,
  PortRange,
  Route,
  RouteTarget,
  Told,
  Topology,
} from "../../../../src/model/topology";
import { balancer, database, endpoint, fleet, listener, NOTHING, targetGroup, told } from "./elements";

/** A whole number from 0 up to, but without, the bound. */
export type Dice = (bound: number) => number;

/** `open`: losses decide. `open groups`: routes and ACLs decide. `any`: mostly groups do. */
export type Kind = "any" | "open" | "open groups";

/** A small topology of any kind, most of them nearly right, so that each of the three answers is common. */
export function randomTopology(roll: Dice, kind: Kind = "any"): Topology {
  return new Maker(roll, kind).topology();
}

const GROUPS = ["sg_a", "sg_b", "sg_c"];
const GROUP_NAMES = [...GROUPS, "sg_outside"];
const RANGES: readonly PortRange[] = [
  { from: 0, to: 65_535 },
  { from: 1024, to: 65_535 },
  { from: 32_768, to: 65_535 },
  { from: 80, to: 80 },
  { from: 8080, to: 8080 },
  { from: 3306, to: 3306 },
];
const CIDRS = [
  "0.0.0.0/0",
  "0.0.0.0/0",
  "10.0.0.0/24",
  "10.0.0.0/23",
  "8.0.0.0/8",
  "8.8.8.0/24",
  "10.0.0.16/28",
  "10.0.0.8/29",
  "10.0.0.32/29",
];

class Maker {
  private readonly open: boolean;
  private readonly zones: readonly string[];
  private readonly subnets: readonly string[];
  private readonly nats: readonly string[];

  constructor(
    private readonly roll: Dice,
    private readonly kind: Kind,
  ) {
    this.open = kind === "open";
    this.zones = ["z1", "z2", "z3"].slice(0, 1 + roll(3));
    this.subnets = ["s0", "s1", "s2", "s3"].slice(0, 1 + roll(4));
    this.nats = ["nat0", "nat1"].slice(0, roll(3));
  }

  topology(): Topology {
    const balancers = ["lb0", "lb1"].slice(0, 1 + this.roll(2));
    const fleets = ["asg0", "asg1"].slice(0, 1 + this.roll(2));
    const databases = this.rarely(2) ? [] : ["db0"];
    return {
      ...NOTHING,
      zones: this.zones,
      networks: [
        {
          address: "vpc",
          cidrs: [told("10.0.0.0/24")],
          ...(this.rarely(6) ? {} : { internetGateway: "igw" }),
        },
        { address: "vpc2", cidrs: [told(this.rarely(3) ? "10.0.0.0/23" : "10.0.1.0/24")] },
      ],
      subnets: this.subnets.map((address, i) => ({
        address,
        network: this.maybe(told(this.rarely(12) ? "vpc2" : "vpc"), 25),
        zone: this.maybe(told(this.pick(this.zones)), 15),
        cidr: this.maybe(told(`10.0.0.${i * 16}/28`), 60),
        routes: this.maybe(told(this.routes(i)), 25),
        acl: this.maybe(told(this.rarely(this.open ? 12 : 3) ? "acl" : "default"), 25),
        mapsPublicIp: told(false),
      })),
      securityGroups: GROUPS.map((address) => ({
        address,
        network: told("vpc"),
        ingress: this.maybe(told(this.some(1 + this.roll(3), (n) => this.rule(`${address}_in${n}`))), 30),
        egress: this.maybe(told(this.some(1 + this.roll(3), (n) => this.rule(`${address}_out${n}`))), 30),
      })),
      networkAcls: [
        {
          address: "acl",
          ingress: this.maybe(told(this.acl("in")), 15),
          egress: this.maybe(told(this.acl("out")), 15),
        },
      ],
      natGateways: this.nats.map((address) => ({
        address,
        subnet: this.maybe(
          told(this.kind === "open groups" ? this.publicSubnet() : this.pick(this.subnets)),
          15,
        ),
      })),
      endpoints: this.rarely(2)
        ? []
        : [endpoint({ address: "vpce0", subnets: this.places(), securityGroups: this.groups() })],
      balancers: balancers.map((address, i) =>
        balancer({
          address,
          internal: this.maybe(told(i === 1), 12),
          subnets: this.places(),
          securityGroups: this.groups(),
          listeners: [listener(`${address}_listener`, told(80), this.maybe(told([`tg${i}`]), 20))],
        }),
      ),
      targetGroups: balancers.map((_, i) =>
        targetGroup({ address: `tg${i}`, crossZone: this.maybe(told(!this.rarely(3)), 10) }),
      ),
      fleets: fleets.map((address, i) =>
        fleet(
          {
            address,
            minimum: this.maybe(told(this.roll(4)), 15),
            subnets: this.places(),
            targetGroups: this.maybe(told(this.rarely(10) ? [] : [`tg${i}`]), 20),
          },
          { securityGroups: this.groups(), publicIp: this.maybe(told(this.rarely(3)), 12) },
        ),
      ),
      databases: databases.map((address) =>
        database({
          address,
          multiAz: this.maybe(told(!this.rarely(3)), 12),
          subnets: this.places(),
          securityGroups: this.groups(),
          publiclyAccessible: told(this.rarely(4)),
        }),
      ),
      notModelled: this.rarely(20)
        ? [{ address: "x", reason: "r", consequence: "c", taints: [this.pick([...balancers, ...fleets])] }]
        : [],
    };
  }

  /** Half of the time as people mean it: the first subnet is public, the others leave through a NAT gateway. */
  private routes(position: number): readonly Route[] {
    if (this.kind !== "open groups" || this.rarely(2))
      return this.some(this.open ? 1 + this.roll(2) : this.roll(4), (n) => this.route(n));
    const [nat] = this.nats;
    const target: RouteTarget =
      position === 0 || nat === undefined
        ? { kind: "internet-gateway", address: "igw" }
        : { kind: "nat", address: nat };
    return [{ address: "route0", destination: told("0.0.0.0/0"), target }];
  }

  private publicSubnet(): string {
    return this.rarely(3) ? this.pick(this.subnets) : "s0";
  }

  private route(n: number): Route {
    if (this.open && n === 0)
      return {
        address: "route0",
        destination: told("0.0.0.0/0"),
        target: { kind: "internet-gateway", address: "igw" },
      };
    if (this.open && !this.rarely(8))
      return {
        address: `route${n}`,
        destination: told("8.8.8.0/24"),
        target: { kind: "internet-gateway", address: "igw" },
      };
    const targets: RouteTarget[] = [
      { kind: "internet-gateway", address: "igw" },
      { kind: "internet-gateway", address: "igw" },
      ...[...this.nats, "nat_outside"].map((address): RouteTarget => ({ kind: "nat", address })),
      { kind: "other", what: "a peering" },
    ];
    const destination = this.rarely(2) ? "0.0.0.0/0" : this.pick([...CIDRS, "10.0.1.0/24"]);
    return {
      address: `route${n}`,
      destination: this.maybe(told(destination), 20),
      target: this.pick(targets),
    };
  }

  private rule(address: string): FlowRule {
    if (this.kind !== "any" && !this.rarely(12))
      return {
        address,
        protocol: told("-1"),
        ports: told({ from: 0, to: 65_535 }),
        peer: { kind: "cidr", cidr: "0.0.0.0/0" },
      };
    const [all, ...few] = RANGES;
    const protocol = this.pick(["-1", "-1", "tcp", "tcp", "udp"]);
    const ports = protocol === "-1" || this.rarely(2) ? all : this.pick(few);
    return {
      address,
      protocol: this.maybe(told(protocol), 25),
      ports: this.maybe(told(ports ?? { from: 0, to: 65_535 }), 25),
      peer: this.peer(),
    };
  }

  private peer(): FlowPeer {
    if (this.rarely(20)) return { kind: "unknown", because: "not said" };
    if (this.rarely(2)) return { kind: "cidr", cidr: this.pick([...CIDRS, "::/0"]) };
    return { kind: "group", address: this.pick(GROUPS) };
  }

  private acl(side: string): readonly AclRule[] {
    const rules = this.some(1 + this.roll(3), (n) => ({
      address: `acl_${side}${n}`,
      number: 100 * (n + 1),
      allow: !this.rarely(4),
      protocol: this.pick(["-1", "-1", "tcp"]),
      ports: this.pick(RANGES),
      cidr: this.pick(CIDRS),
    }));
    return [...rules].reverse();
  }

  private places(): Told<readonly string[]> {
    const own = this.subnets.filter(() => !this.rarely(3));
    const outside = this.rarely(30) ? ["subnet_outside"] : [];
    return this.maybe(told([...(own.length === 0 ? [this.pick(this.subnets)] : own), ...outside]), 30);
  }

  private groups(): Told<readonly string[]> {
    const first = this.rarely(25) ? this.pick(GROUP_NAMES) : this.pick(GROUPS);
    return this.maybe(told([...new Set([first, ...(this.rarely(3) ? [this.pick(GROUPS)] : [])])]), 30);
  }

  private maybe<T>(value: Told<T>, oneIn: number): Told<T> {
    return this.rarely(this.open ? 4 * oneIn : oneIn) ? { known: false, because: "not said" } : value;
  }

  private rarely(oneIn: number): boolean {
    return this.roll(oneIn) === 0;
  }

  private pick<T>(items: readonly T[]): T {
    const item = items[this.roll(items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  }

  private some<T>(count: number, make: (n: number) => T): readonly T[] {
    return Array.from({ length: count }, (_, n) => make(n));
  }
}
