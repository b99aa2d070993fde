import type { Told } from "../../model/topology";
import type { FailureSet } from "./failure-set";
import type { NetworkIndex } from "./network-index";
import type { Place } from "./place";
import type { Truth } from "./verdict";

/** What one place has in one subnet: a balancer's node, a fleet's instances, an endpoint's interface. */
export interface Spot {
  readonly place: Place;
  readonly subnet: string;
}

/** Stands for the subnets of a place that are not told. */
export const UNTOLD_SUBNET = "";

/** Where a place lies. The internet and gateway endpoints lie in no subnet. */
export function subnetsOf(index: NetworkIndex, { kind, address }: Place): Told<readonly string[]> {
  switch (kind) {
    case "balancer":
      return index.balancers.get(address)?.subnets ?? MISSING;
    case "fleet":
      return index.fleets.get(address)?.subnets ?? MISSING;
    case "database":
      return index.databases.get(address)?.subnets ?? MISSING;
    case "interface-endpoint":
      return index.endpoints.get(address)?.subnets ?? MISSING;
    case "internet":
    case "gateway-endpoint":
      return { known: true, value: [] };
  }
}

/** The security groups around a place. */
export function groupsOf(index: NetworkIndex, { kind, address }: Place): Told<readonly string[]> {
  switch (kind) {
    case "balancer":
      return index.balancers.get(address)?.securityGroups ?? MISSING;
    case "fleet": {
      const template = index.fleets.get(address)?.template ?? MISSING;
      return template.known ? template.value.securityGroups : template;
    }
    case "database":
      return index.databases.get(address)?.securityGroups ?? MISSING;
    case "interface-endpoint":
      return index.endpoints.get(address)?.securityGroups ?? MISSING;
    case "internet":
    case "gateway-endpoint":
      return { known: true, value: [] };
  }
}

/** Whether a place has addresses that the internet can answer to. */
export function hasPublicAddress(index: NetworkIndex, { kind, address }: Place): Told<boolean> {
  switch (kind) {
    case "balancer": {
      const internal = index.balancers.get(address)?.internal ?? MISSING;
      return internal.known ? { known: true, value: !internal.value } : internal;
    }
    case "fleet": {
      const template = index.fleets.get(address)?.template ?? MISSING;
      return template.known ? template.value.publicIp : template;
    }
    case "database":
      return index.databases.get(address)?.publiclyAccessible ?? MISSING;
    case "interface-endpoint":
      return { known: true, value: false };
    case "internet":
    case "gateway-endpoint":
      return { known: true, value: true };
  }
}

/** The setting that `hasPublicAddress` reads. */
export function publicSetting(index: NetworkIndex, { kind, address }: Place): [string, string] {
  if (kind === "balancer") return [address, "internal"];
  if (kind === "database") return [address, "publicly_accessible"];
  const template = index.fleets.get(address)?.template;
  return [template?.known === true ? template.value.address : address, "associate_public_ip_address"];
}

/** The losses that take something away from the network, looked up by what they take. */
export class Lost {
  private readonly zones = new Set<string>();
  private readonly things = new Set<string>();
  readonly nothing: boolean;

  constructor(failures: FailureSet) {
    for (const loss of failures) {
      if (loss.kind === "zone") this.zones.add(loss.zone);
      if (loss.kind === "subnet") this.things.add(loss.subnet);
      if (loss.kind === "nat") this.things.add(loss.nat);
      if (loss.kind === "endpoint") this.things.add(`${loss.endpoint}@${loss.zone}`);
      if (loss.kind === "balancer-node") this.things.add(`${loss.balancer}@${loss.subnet}`);
    }
    this.nothing = this.zones.size === 0 && this.things.size === 0;
  }

  subnet(index: NetworkIndex, address: string): Truth {
    if (this.things.has(address)) return "yes";
    if (this.zones.size === 0) return "no";
    const zone = index.subnets.get(address)?.zone;
    if (zone?.known !== true) return "unknown";
    return this.zones.has(zone.value) ? "yes" : "no";
  }

  nat(address: string): Truth {
    return this.things.has(address) ? "yes" : "no";
  }

  spot(index: NetworkIndex, { place, subnet }: Spot): Truth {
    if (this.nothing) return "no";
    if (subnet === UNTOLD_SUBNET) return "unknown";
    const whole = this.subnet(index, subnet);
    if (whole === "yes" || this.things.has(`${place.address}@${subnet}`)) return "yes";
    if (place.kind !== "interface-endpoint") return whole;
    const zone = index.subnets.get(subnet)?.zone;
    if (zone?.known === true) return this.things.has(`${place.address}@${zone.value}`) ? "yes" : whole;
    const some = [...this.things].some((thing) => thing.startsWith(`${place.address}@`));
    return some ? "unknown" : whole;
  }
}

const MISSING = { known: false, because: "it is not part of this configuration" } as const;
