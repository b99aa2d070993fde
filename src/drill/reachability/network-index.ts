import { byAddress } from "../by-address";
import type {
  Balancer,
  Database,
  Endpoint,
  Fleet,
  NatGateway,
  Network,
  NetworkAcl,
  SecurityGroup,
  Subnet,
  TargetGroup,
  Topology,
} from "../../model/topology";
import { compareTexts } from "../../foundation/compare-texts";
import { INTERNET, type Place, placesOf } from "./place";

/** A topology by its addresses: built once for each topology, however many questions are asked of it. */
export interface NetworkIndex {
  readonly topology: Topology;
  readonly places: ReadonlyMap<string, Place>;
  readonly networks: ReadonlyMap<string, Network>;
  readonly subnets: ReadonlyMap<string, Subnet>;
  readonly groups: ReadonlyMap<string, SecurityGroup>;
  readonly acls: ReadonlyMap<string, NetworkAcl>;
  readonly nats: ReadonlyMap<string, NatGateway>;
  readonly endpoints: ReadonlyMap<string, Endpoint>;
  readonly balancers: ReadonlyMap<string, Balancer>;
  readonly targetGroups: ReadonlyMap<string, TargetGroup>;
  readonly fleets: ReadonlyMap<string, Fleet>;
  readonly databases: ReadonlyMap<string, Database>;
  /** Why nothing is certain about an element, by its address. */
  readonly taints: ReadonlyMap<string, string>;
  /** The gateway endpoints that a prefix list, by its id, name or address, stands for. */
  readonly prefixLists: ReadonlyMap<string, ReadonlySet<string>>;
}

const indexes = new WeakMap<Topology, NetworkIndex>();

export function indexOf(topology: Topology): NetworkIndex {
  const known = indexes.get(topology);
  if (known !== undefined) return known;
  const index = buildIndex(topology);
  indexes.set(topology, index);
  return index;
}

function buildIndex(topology: Topology): NetworkIndex {
  return {
    topology,
    places: byAddress(placesOf(topology)),
    networks: byAddress(topology.networks),
    subnets: byAddress(topology.subnets),
    groups: byAddress(topology.securityGroups),
    acls: byAddress(topology.networkAcls),
    nats: byAddress(topology.natGateways),
    endpoints: byAddress(topology.endpoints),
    balancers: byAddress(topology.balancers),
    targetGroups: byAddress(topology.targetGroups),
    fleets: byAddress(topology.fleets),
    databases: byAddress(topology.databases),
    taints: taintsOf(topology),
    prefixLists: prefixListsOf(topology),
  };
}

function taintsOf({ notModelled }: Topology): ReadonlyMap<string, string> {
  const taints = new Map<string, string>();
  const sorted = notModelled
    .filter(({ onlyByRoute }) => onlyByRoute !== true)
    .sort((a, b) => compareTexts(a.address, b.address));
  for (const { address, reason, taints: tainted } of sorted)
    for (const element of tainted)
      if (!taints.has(element)) taints.set(element, `${address} is not modelled: ${reason}`);
  return taints;
}

function prefixListsOf({ endpoints, subnets, region }: Topology): ReadonlyMap<string, ReadonlySet<string>> {
  const lists = new Map<string, Set<string>>();
  const add = (list: string, endpoint: string) =>
    lists.set(list, (lists.get(list) ?? new Set<string>()).add(endpoint));
  for (const { address, kind, service } of endpoints) {
    if (kind !== "gateway") continue;
    add(address, address);
    if (service.known && region !== undefined) add(`com.amazonaws.${region}.${service.value}`, address);
  }
  for (const { routes } of subnets) {
    if (!routes.known) continue;
    for (const { destination, target } of routes.value)
      if (target.kind === "gateway-endpoint" && destination.known) add(destination.value, target.address);
  }
  return lists;
}

/** A place by its address, `internet` included. */
export function placeAt(index: NetworkIndex, address: string): Place {
  const place = index.places.get(address);
  if (place === undefined) throw new Error(`${address} is no place of this topology, nor "${INTERNET}"`);
  return place;
}
