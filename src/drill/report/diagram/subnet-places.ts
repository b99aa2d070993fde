import type { Subnet, Told, Topology } from "../../../model/topology";
import { nameOf } from "./names";
import type { Picture } from "./picture";

/** Of subnets whose zone is not told; shown as a column of its own. */
const UNTOLD_ZONE = "zone not told";

/** Where subnets lie, as the picture's columns. */
export class SubnetPlaces {
  readonly zones: readonly string[];
  readonly names: Picture["subnetNames"];
  private readonly subnets: ReadonlyMap<string, Subnet>;

  constructor(topology: Topology) {
    this.subnets = new Map(topology.subnets.map((subnet) => [subnet.address, subnet]));
    const isAllTold = topology.subnets.every(({ zone }) => zone.known);
    this.zones = isAllTold ? topology.zones : [...topology.zones, UNTOLD_ZONE];
    this.names = new Map(topology.subnets.map((subnet) => [subnet.address, namesOf(subnet)]));
  }

  zoneOf(subnet: string): string {
    const zone = this.subnets.get(subnet)?.zone;
    return zone?.known === true ? zone.value : UNTOLD_ZONE;
  }

  /** The network of the first subnet that tells it. */
  networkOf(subnets: readonly string[]): string | undefined {
    for (const address of subnets) {
      const network = this.subnets.get(address)?.network;
      if (network?.known === true) return network.value;
    }
    return undefined;
  }

  /** By zone in the order of columns, and only of this configuration: others stand nowhere in the picture. */
  byZone(subnets: Told<readonly string[]>): ReadonlyMap<string, readonly string[]> {
    const own = subnets.known ? subnets.value.filter((address) => this.subnets.has(address)) : [];
    const found = this.zones.map((zone) => [zone, own.filter((one) => this.zoneOf(one) === zone)] as const);
    return new Map(found.filter(([, inZone]) => inZone.length > 0));
  }
}

function namesOf({ address, cidr }: Subnet) {
  return { name: nameOf(address), ...(cidr.known ? { cidr: cidr.value } : {}) };
}
