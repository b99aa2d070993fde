import type { Balancer, Fleet, Listener, Told } from "../../model/topology";
import type { NetworkIndex } from "../reachability/network-index";
import type { Place } from "../reachability/place";
import { listenerService, type Service, servicesOf, targetServices } from "../reachability/services";
import { anyOf, type Reach } from "../reachability/verdict";
import { networkOf } from "../reachability/cross-flows";
import { mutual } from "./mutual";
import { linkOfPlaces } from "./links";

/** One target group that a listener hands requests to. */
export interface Branch {
  readonly listener: string;
  readonly service: Service;
  /** Told only where the configuration says which group it is. */
  readonly group: Told<string>;
  readonly crossZone: Told<boolean>;
  readonly targets: readonly Target[];
}

export interface Target {
  readonly fleet: Place;
  /** False where it cannot be told whether the fleet is registered. */
  readonly certain: boolean;
  /** The ports of requests and health checks. */
  readonly services: readonly Service[];
}

/** Something a fleet calls: that it is let through is what says so. */
export interface Need {
  readonly place: Place;
  readonly services: readonly Service[];
  /** False where it cannot be told whether it is let through. */
  readonly certain: boolean;
}

/** What serving a request takes. Every branch of a balancer and every need of a fleet is taken to be necessary. */
export interface Requirements {
  /** Balancers that face the internet, or may. */
  readonly entries: readonly Place[];
  readonly branches: ReadonlyMap<string, readonly Branch[]>;
  readonly needs: ReadonlyMap<string, readonly Need[]>;
  /** Internal balancers and databases that no fleet is let through to, with the nearest way. */
  readonly unreached: readonly { readonly place: Place; readonly reach: Reach }[];
}

const built = new WeakMap<NetworkIndex, Requirements>();

export function requirementsOf(index: NetworkIndex): Requirements {
  const known = built.get(index);
  if (known !== undefined) return known;
  const requirements = build(index);
  built.set(index, requirements);
  return requirements;
}

function build(index: NetworkIndex): Requirements {
  const { balancers, fleets } = index.topology;
  const isInside = ({ internal }: Balancer) => internal.known && internal.value;
  const branches = new Map(balancers.map((balancer) => [balancer.address, branchesOf(index, balancer)]));
  const inner = [...index.places.values()].filter(({ kind, address }) => {
    const balancer = index.balancers.get(address);
    return kind === "database" || (balancer !== undefined && isInside(balancer));
  });
  const near = byNetwork(index, inner);
  const inferred = new Map(
    fleets.map(({ address }) => [address, near(address).flatMap((place) => needOf(index, address, place))]),
  );
  const reached = new Set([...inferred.values()].flat().map(({ place }) => place.address));
  const isMutual = mutual(edgesOf(branches, inferred));
  const needs = [...inferred].map(
    ([fleet, own]) => [fleet, own.filter(({ place }) => !isMutual(fleet, place.address))] as const,
  );
  return {
    entries: balancers
      .filter((balancer) => !isInside(balancer))
      .map(({ address }) => ({ kind: "balancer", address })),
    branches,
    needs: new Map(needs),
    unreached: inner
      .filter(({ address }) => !reached.has(address))
      .flatMap((place) => nearest(index, clientsOf(fleets, branches.get(place.address)), place)),
  };
}

/** No link between networks is modelled, so that nothing in another one is needed. */
function byNetwork(index: NetworkIndex, places: readonly Place[]): (fleet: string) => readonly Place[] {
  const networks = new Map<string | undefined, Place[]>();
  for (const place of places) {
    const network = networkOf(index, place);
    networks.set(network, [...(networks.get(network) ?? []), place]);
  }
  return (fleet) => {
    const network = networkOf(index, { kind: "fleet", address: fleet });
    if (network === undefined) return places;
    return [...(networks.get(network) ?? []), ...(networks.get(undefined) ?? [])];
  };
}

function edgesOf(
  branches: ReadonlyMap<string, readonly Branch[]>,
  needs: ReadonlyMap<string, readonly Need[]>,
): ReadonlyMap<string, readonly string[]> {
  return new Map([
    ...[...branches].map(([balancer, own]): [string, string[]] => [
      balancer,
      own.flatMap(({ targets }) => targets.map(({ fleet }) => fleet.address)),
    ]),
    ...[...needs].map(([fleet, own]): [string, string[]] => [fleet, own.map(({ place }) => place.address)]),
  ]);
}

function branchesOf(index: NetworkIndex, { listeners }: Balancer): readonly Branch[] {
  return listeners.flatMap((listener) => {
    const { forwardsTo } = listener;
    if (!forwardsTo.known) return [branchOf(index, listener, forwardsTo)];
    return forwardsTo.value.map((value) => branchOf(index, listener, { known: true, value }));
  });
}

function branchOf(index: NetworkIndex, listener: Listener, group: Told<string>): Branch {
  const found = group.known ? index.targetGroups.get(group.value) : undefined;
  const shared = { listener: listener.address, service: listenerService(listener) };
  if (!group.known || found === undefined) {
    const untold = group.known ? notHere(group.value) : group;
    return { ...shared, group: untold, crossZone: untold, targets: [] };
  }
  const targets = index.topology.fleets.flatMap(({ address, targetGroups }): Target[] => {
    if (targetGroups.known && !targetGroups.value.includes(group.value)) return [];
    const fleet: Place = { kind: "fleet", address };
    return [{ fleet, certain: targetGroups.known, services: targetServices(found) }];
  });
  const taint = index.taints.get(group.value);
  return {
    ...shared,
    group: taint === undefined ? group : { known: false, because: taint },
    crossZone: found.crossZone,
    targets,
  };
}

function notHere(address: string) {
  return { known: false, because: `${address} is not part of this configuration` } as const;
}

function needOf(index: NetworkIndex, fleet: string, place: Place): readonly Need[] {
  const answers = (servicesOf(index, place) ?? []).map((service) => ({
    service,
    reach: linkOfPlaces(index, { kind: "fleet", address: fleet }, place, service),
  }));
  const open = answers.filter(({ reach }) => reach.verdict === "reachable");
  const maybe = answers.filter(({ reach }) => reach.verdict !== "blocked");
  if (maybe.length === 0) return [];
  const certain = open.length > 0;
  return [{ place, services: (certain ? open : maybe).map(({ service }) => service), certain }];
}

/** A balancer's own targets are not its clients, unless there is nobody else. */
function clientsOf(fleets: readonly Fleet[], branches: readonly Branch[] = []): readonly Fleet[] {
  const targets = new Set(branches.flatMap((branch) => branch.targets.map(({ fleet }) => fleet.address)));
  const clients = fleets.filter(({ address }) => !targets.has(address));
  return clients.length === 0 ? fleets : clients;
}

function nearest(index: NetworkIndex, fleets: readonly Fleet[], place: Place) {
  const ways = fleets.flatMap(({ address }) =>
    (servicesOf(index, place) ?? []).map((service) =>
      linkOfPlaces(index, { kind: "fleet", address }, place, service),
    ),
  );
  const reach = anyOf(ways);
  return reach === undefined ? [] : [{ place, reach }];
}
