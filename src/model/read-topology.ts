import { readBalancers } from "./read-balancers";
import { readDatabases } from "./read-databases";
import { readEndpoints } from "./read-endpoints";
import { readFleets } from "./read-fleets";
import { aclLookup, readNetworkAcls } from "./read-network-acls";
import { readNatGateways, readNetworks } from "./read-networks";
import { readNotModelled } from "./read-not-modelled";
import { readReplicas } from "./read-replicas";
import { readRouteTables } from "./read-routes";
import { readSecurityGroups } from "./read-security-groups";
import { readSubnets } from "./read-subnets";
import { readTargetGroups } from "./read-target-groups";
import { Zones } from "./read-zones";
import { ResourceGraph } from "./resource-graph";
import { byAddress, sortedSet } from "./told";
import type { Topology } from "./topology";

/** What fails and what connects, out of the resources of one input. The order of the resources changes nothing. */
export function readTopology(input: ResourceGraph): Topology {
  const graph = new ResourceGraph(byAddress(input.resources), byAddress(input.gaps));
  const zones = new Zones(graph);
  const subnets = readSubnets(graph, { zones, tables: readRouteTables(graph), aclOf: aclLookup(graph) });
  const { balancers, unclear: unclearOfBalancers } = readBalancers(graph);
  const { fleets, unclear: unclearOfFleets } = readFleets(graph, subnets);
  const databases = readDatabases(graph, zones);
  const elements = {
    networks: readNetworks(graph),
    subnets,
    securityGroups: readSecurityGroups(graph),
    networkAcls: readNetworkAcls(graph),
    natGateways: readNatGateways(graph),
    endpoints: readEndpoints(graph),
    balancers,
    targetGroups: readTargetGroups(graph, balancers),
    fleets,
    databases,
    replicas: readReplicas(graph, zones),
  };
  return {
    ...regionOf(graph),
    zones: sortedSet(
      [
        ...subnets.map(({ zone }) => zone),
        ...[...databases, ...elements.replicas].flatMap(({ zone }) => zone ?? []),
      ].flatMap((zone) => (zone.known ? [zone.value] : [])),
    ),
    ...elements,
    notModelled: readNotModelled(graph, elements, [...unclearOfBalancers, ...unclearOfFleets]),
  };
}

/** The one region of all resources. */
function regionOf(graph: ResourceGraph): { readonly region?: string } {
  const [region, ...others] = sortedSet(graph.resources.flatMap((resource) => resource.region ?? []));
  return region === undefined || others.length > 0 ? {} : { region };
}
