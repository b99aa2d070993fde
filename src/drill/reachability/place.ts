import { compareAddresses } from "../../foundation/compare-texts";
import type { Topology } from "../../model/topology";

/** Everybody's own computers: where requests come from, and what "out" means. */
export const INTERNET = "internet";

export type PlaceKind =
  "internet" | "balancer" | "fleet" | "database" | "interface-endpoint" | "gateway-endpoint";

/** Where a flow begins or ends: an element of the topology as a whole, or the internet. */
export interface Place {
  readonly kind: PlaceKind;
  /** The element's Terraform address, or `internet`. */
  readonly address: string;
}

export const THE_INTERNET: Place = { kind: "internet", address: INTERNET };

/** Every place of a topology, the internet first, the others by their addresses. */
export function placesOf(topology: Topology): readonly Place[] {
  const elements: Place[] = [
    ...topology.balancers.map(({ address }): Place => ({ kind: "balancer", address })),
    ...topology.fleets.map(({ address }): Place => ({ kind: "fleet", address })),
    ...topology.databases.map(({ address }): Place => ({ kind: "database", address })),
    ...topology.endpoints.map(({ address, kind }): Place => ({ kind: `${kind}-endpoint`, address })),
  ];
  return [THE_INTERNET, ...elements.sort(compareAddresses)];
}
