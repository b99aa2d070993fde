import type { Subnet, Told, Topology } from "../model/topology";

/**
 * The parts of a topology that share nothing but zones: one for each network. What fails in one changes nothing in
 * another, so each is drilled alone, and many stacks in one input cost no more than their sum.
 * Where it cannot be told to which network something belongs, everything is one system.
 */
export function systemsOf(topology: Topology): readonly Topology[] {
  const networks = new Map<string, string>();
  for (const { address, network } of topology.subnets) {
    if (!network.known) return [topology];
    networks.set(address, network.value);
  }
  const placed = [
    ...topology.balancers,
    ...topology.fleets,
    ...topology.databases,
    ...topology.natGateways.map(({ address, subnet }) => ({ address, subnets: asList(subnet) })),
    ...topology.endpoints.filter(({ kind }) => kind === "interface"),
  ];
  const home = new Map<string, string>();
  for (const { address, subnets } of placed) {
    const network = oneNetwork(subnets, networks);
    if (network === undefined) return [topology];
    home.set(address, network);
  }
  const isSplit = new Set(home.values()).size > 1;
  if (!isSplit || sharesTargets(topology, home)) return [topology];
  return [...new Set(networks.values())].sort().map((network) => partOf(topology, network, networks, home));
}

function asList(subnet: Told<string>): Told<readonly string[]> {
  return subnet.known ? { known: true, value: [subnet.value] } : subnet;
}

/** Undefined where it is in none, in several, or where that is not told. */
function oneNetwork(
  subnets: Told<readonly string[]>,
  networks: ReadonlyMap<string, string>,
): string | undefined {
  if (!subnets.known) return undefined;
  const found = new Set(subnets.value.map((subnet) => networks.get(subnet)));
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

/** A balancer of one network and a fleet of another with the same target group. */
function sharesTargets({ balancers, fleets }: Topology, home: ReadonlyMap<string, string>): boolean {
  const owner = new Map<string, string | undefined>();
  const uses = [
    ...balancers.flatMap(({ address, listeners }) =>
      listeners.map(({ forwardsTo }) => ({ address, groups: forwardsTo })),
    ),
    ...fleets.map(({ address, targetGroups }) => ({ address, groups: targetGroups })),
  ];
  return uses.some(({ address, groups }) => {
    if (!groups.known) return true;
    const network = home.get(address);
    return groups.value.some((group) => {
      const other = owner.get(group) ?? network;
      owner.set(group, other);
      return other !== network;
    });
  });
}

function partOf(
  topology: Topology,
  network: string,
  networks: ReadonlyMap<string, string>,
  home: ReadonlyMap<string, string>,
): Topology {
  const isHere = ({ address }: { readonly address: string }): boolean => home.get(address) === network;
  const subnets: readonly Subnet[] = topology.subnets.filter(
    ({ address }) => networks.get(address) === network,
  );
  const balancers = topology.balancers.filter(isHere);
  const fleets = topology.fleets.filter(isHere);
  const groups = new Set(
    [
      ...balancers.flatMap(({ listeners }) => listeners.map(({ forwardsTo }) => forwardsTo)),
      ...fleets.map(({ targetGroups }) => targetGroups),
    ].flatMap((told) => (told.known ? told.value : [])),
  );
  const zones = new Set(subnets.flatMap(({ zone }) => (zone.known ? [zone.value] : [])));
  return {
    ...topology,
    zones: topology.zones.filter((zone) => zones.has(zone)),
    networks: topology.networks.filter(({ address }) => address === network),
    subnets,
    securityGroups: topology.securityGroups.filter(
      (group) => !group.network.known || group.network.value === network,
    ),
    natGateways: topology.natGateways.filter(isHere),
    endpoints: topology.endpoints.filter(
      (endpoint) =>
        isHere(endpoint) ||
        (endpoint.kind === "gateway" && (!endpoint.network.known || endpoint.network.value === network)),
    ),
    balancers,
    targetGroups: topology.targetGroups.filter(({ address }) => groups.has(address)),
    fleets,
    databases: topology.databases.filter(isHere),
  };
}
