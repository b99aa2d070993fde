import type { NetworkIndex } from "../reachability/network-index";
import type { Place } from "../reachability/place";
import { compareTexts } from "../../foundation/compare-texts";
import { type Requirements, requirementsOf } from "./requirements";

/** One entry from the internet, and everything that serving a request there may take. */
export interface Component {
  readonly entry: Place;
  /** The entry itself among them. */
  readonly balancers: readonly string[];
  readonly fleets: readonly string[];
  readonly databases: readonly string[];
}

export function componentsOf(index: NetworkIndex): readonly Component[] {
  const requirements = requirementsOf(index);
  return requirements.entries.map((entry) => componentOf(requirements, entry));
}

function componentOf({ branches, needs }: Requirements, entry: Place): Component {
  const found = new Map<string, Place>([[entry.address, entry]]);
  const add = (places: readonly Place[]) => {
    for (const place of places) if (!found.has(place.address)) found.set(place.address, place);
  };
  // A map that grows while it is walked: what is added comes later.
  for (const { kind, address } of found.values()) {
    if (kind === "balancer")
      add((branches.get(address) ?? []).flatMap(({ targets }) => targets.map(({ fleet }) => fleet)));
    if (kind === "fleet") add((needs.get(address) ?? []).map(({ place }) => place));
  }
  const addresses = (wanted: Place["kind"]) =>
    [...found.values()]
      .filter(({ kind }) => kind === wanted)
      .map(({ address }) => address)
      .sort(compareTexts);
  return {
    entry,
    balancers: addresses("balancer"),
    fleets: addresses("fleet"),
    databases: addresses("database"),
  };
}
