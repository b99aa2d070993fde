import { AttributeReader } from "./attribute-reader";
import { ENDPOINT, ROUTE_TABLE, ownAndLookedUp } from "./element-types";
import { MainTables } from "./read-main-tables";
import { ownersOf, type Owners } from "./read-owners";
import { prefixListOf, serviceListOf } from "./read-prefix-lists";
import { targetOf } from "./read-route-target";
import type { ResourceGraph } from "./resource-graph";
import { compareTexts } from "../foundation/compare-texts";
import { known, untold, whenTold } from "./told";
import type { Route, Told } from "./topology";

/** The routes of every table that a subnet may use. */
export interface RouteTables {
  /** @param path of the attribute that names the table. */
  readonly routesOf: (reader: AttributeReader, path: string) => Told<readonly Route[]>;
  /** What a subnet without a table of its own uses. @param network the address of its VPC. */
  readonly mainRoutesOf: (network: string) => Told<readonly Route[]>;
}

/** Routes that are written inside a table, `aws_route`, and those that a gateway endpoint puts into its tables. */
export function readRouteTables(graph: ResourceGraph): RouteTables {
  const readers = (...types: readonly string[]): readonly AttributeReader[] =>
    ownAndLookedUp(graph, types).map((resource) => AttributeReader.of(graph, resource));
  const tables = new Map(readers(...ROUTE_TABLE).map((table) => [table.address, table]));
  const mainTables = new MainTables(graph);
  const routes = ownersOf(
    readers("aws_route"),
    (route) => mainTables.tableOf(route, "route_table_id"),
    (route) => route.candidates("route_table_id", ROUTE_TABLE),
  );
  const endpoints = endpointRoutes(graph, readers, mainTables);
  const routesIn = (table: string): Told<readonly Route[]> => {
    const doubt = routes.doubt(table) ?? endpoints.doubt(table);
    if (doubt !== undefined) return untold(doubt);
    const inside = insideRoutes(tables.get(table));
    if (!inside.known) return inside;
    return known(
      withoutRepetitions([...routes.of(table).map(routeOf), ...endpoints.of(table), ...inside.value]),
    );
  };
  return {
    routesOf: (reader, path) => whenTold(mainTables.tableOf(reader, path), routesIn),
    mainRoutesOf: (network) => whenTold(mainTables.mainOf(network), routesIn),
  };
}

function insideRoutes(table: AttributeReader | undefined): Told<readonly Route[]> {
  if (table === undefined) return known([]);
  const blocks = table.blocks("route");
  return blocks.known ? known(blocks.value.map(routeOf)) : blocks;
}

function routeOf(route: AttributeReader): Route {
  return { address: route.address, destination: destinationOf(route), target: targetOf(route) };
}

/** `aws_route` and the block of a table name the same things differently. */
function destinationOf(route: AttributeReader): Told<string> {
  const names = ["destination_cidr_block", "cidr_block", "destination_ipv6_cidr_block", "ipv6_cidr_block"];
  const cidr = names.find((name) => route.isWritten(name));
  if (cidr !== undefined) return route.text(cidr);
  return prefixListOf(route, "destination_prefix_list_id");
}

interface EndpointRoutes {
  readonly of: (table: string) => readonly Route[];
  readonly doubt: Owners["doubt"];
}

function endpointRoutes(
  graph: ResourceGraph,
  readers: (...types: readonly string[]) => readonly AttributeReader[],
  mainTables: MainTables,
): EndpointRoutes {
  const associations = ownersOf(
    readers("aws_vpc_endpoint_route_table_association"),
    (association) => mainTables.tableOf(association, "route_table_id"),
    (association) => association.candidates("route_table_id", ROUTE_TABLE),
  );
  const listed = new Map<string, AttributeReader[]>();
  const doubts: string[] = [];
  for (const endpoint of readers(...ENDPOINT)) {
    for (const path of endpoint.each("route_table_ids")) {
      const table = mainTables.tableOf(endpoint, path);
      if (table.known) listed.set(table.value, [...(listed.get(table.value) ?? []), endpoint]);
      else doubts.push(table.because);
    }
  }
  return {
    of: (table) => [
      ...associations.of(table).map((association) => associatedRoute(graph, association)),
      ...(listed.get(table) ?? []).map((endpoint) => gatewayRoute(endpoint, endpoint.address)),
    ],
    doubt: (table) => associations.doubt(table) ?? doubts[0],
  };
}

function associatedRoute(graph: ResourceGraph, association: AttributeReader): Route {
  const address = association.one("vpc_endpoint_id", ENDPOINT);
  const endpoint = address.known ? graph.get(address.value) : undefined;
  if (endpoint !== undefined) return gatewayRoute(AttributeReader.of(graph, endpoint), association.address);
  const because = address.known ? `there is no ${address.value}` : address.because;
  return {
    address: association.address,
    destination: untold(because),
    target: { kind: "other", what: `an endpoint that cannot be told: ${because}` },
  };
}

function gatewayRoute(endpoint: AttributeReader, address: string): Route {
  return {
    address,
    destination: serviceListOf(endpoint),
    target: { kind: "gateway-endpoint", address: endpoint.address },
  };
}

/** In a state the table repeats its `aws_route`s, and an endpoint its associations: the first one names it. */
function withoutRepetitions(routes: readonly Route[]): readonly Route[] {
  const kept = new Map<string, Route>();
  for (const route of routes) {
    const key = JSON.stringify([route.destination, route.target]);
    if (!kept.has(key)) kept.set(key, route);
  }
  return [...kept.values()].sort((a, b) => compareTexts(sortKey(a), sortKey(b)));
}

function sortKey({ address, destination }: Route): string {
  return `${destination.known ? destination.value : "~"} ${address}`;
}
