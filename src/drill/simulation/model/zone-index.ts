import type { Subnet, Told, Topology } from "../../../model/topology";
import { allTold } from "../../../model/told";
import { byAddress } from "../../by-address";
import type { Inputs } from "./inputs";

/** The zones of subnets, as places in the list of all zones. */
export class ZoneIndex {
  private readonly subnets: ReadonlyMap<string, Subnet>;
  readonly names: readonly string[];

  constructor(topology: Topology) {
    this.subnets = byAddress(topology.subnets);
    this.names = topology.zones;
  }

  /** One for each subnet. */
  of(subnets: Told<readonly string[]>, address: string, inputs: Inputs): readonly number[] {
    if (!subnets.known) {
      inputs.lack(subnets.because, address, "subnets");
      return [];
    }
    const zones = allTold(
      subnets.value.map(
        (subnet): Told<string> =>
          this.subnets.get(subnet)?.zone ?? {
            known: false,
            because: `${subnet} is no subnet of this configuration`,
          },
      ),
    );
    if (!zones.known) {
      inputs.lack(zones.because, address, "subnets");
      return [];
    }
    if (zones.value.length === 0) inputs.lack(`${address} has no subnet`, address, "subnets");
    return zones.value.map((zone) => this.names.indexOf(zone)).sort((a, b) => a - b);
  }
}

export function distinct(zones: readonly number[]): readonly number[] {
  return [...new Set(zones)];
}
