import type { NetworkIndex } from "./network-index";
import { type Lost, type Spot, subnetsOf, UNTOLD_SUBNET } from "./spots";
import { check, type Check } from "./verdict";

/** Whether something is there at all, and whether what is there is modelled. */
export function spotChecks(index: NetworkIndex, spot: Spot, lost: Lost): Check[] {
  const { place, subnet: address } = spot;
  const subnet = index.subnets.get(address);
  const network = subnet?.network.known === true ? subnet.network.value : undefined;
  return [
    ...[place.address, address, network].flatMap((element) => taintCheck(index, element)),
    ...(subnet === undefined ? [missing(index, spot)] : []),
    ...lostCheck(index, spot, lost),
  ];
}

export function taintCheck(index: NetworkIndex, address: string | undefined): Check[] {
  const taint = address === undefined ? undefined : index.taints.get(address);
  return taint === undefined ? [] : [{ ...check("unknown", taint, address), taints: true }];
}

function missing(index: NetworkIndex, { place, subnet }: Spot): Check {
  if (subnet !== UNTOLD_SUBNET)
    return check("unknown", "this subnet is not part of the configuration", subnet);
  const told = subnetsOf(index, place);
  return check("unknown", `its subnets are not told${told.known ? "" : `: ${told.because}`}`, place.address);
}

function lostCheck(index: NetworkIndex, spot: Spot, lost: Lost): Check[] {
  if (lost.nothing) return [];
  const { place, subnet } = spot;
  switch (lost.spot(index, spot)) {
    case "yes":
      return [check("no", `what ${place.address} has in ${subnet} is lost`, subnet)];
    case "unknown":
      return [
        check("unknown", `whether what ${place.address} has here is lost: its zone is not told`, subnet),
      ];
    case "no":
      return [];
  }
}
