import { at, type ResourceGraph } from "../../model/resource-graph";
import type { Subnet, Told } from "../../model/topology";
import type { Drilled } from "./drill-plan";

/**
 * In how many zones something stands: a balancer, a fleet, a database, an endpoint, or the group of a database's subnets.
 * Null where it cannot be told.
 */
export function zonesOf(
  drilled: Pick<Drilled, "graph" | "topology"> | undefined,
): (address: string) => number | null {
  if (drilled === undefined) return () => null;
  const { graph, topology } = drilled;
  const { balancers, fleets, databases, endpoints } = topology;
  const places = new Map(
    [...balancers, ...fleets, ...databases, ...endpoints].map(({ address, subnets }) => [address, subnets]),
  );
  const subnets = new Map(topology.subnets.map((subnet) => [subnet.address, subnet]));
  return (address) => countOf(places.get(address) ?? groupOf(graph, address), subnets);
}

function groupOf(graph: ResourceGraph, address: string): Told<readonly string[]> | undefined {
  const group = graph.get(address);
  if (group?.type !== "aws_db_subnet_group") return undefined;
  const { found, outside, uncertain } = graph.follow(at(group, "subnet_ids"), "aws_subnet");
  if (outside.length > 0 || uncertain !== undefined) return undefined;
  return { known: true, value: found.map((subnet) => subnet.address) };
}

function countOf(
  told: Told<readonly string[]> | undefined,
  subnets: ReadonlyMap<string, Subnet>,
): number | null {
  if (told?.known !== true) return null;
  const zones = told.value.map((address) => subnets.get(address)?.zone);
  const names = zones.flatMap((zone) => (zone?.known === true ? [zone.value] : []));
  return names.length === zones.length ? new Set(names).size : null;
}
