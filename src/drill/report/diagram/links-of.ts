import type { Told, Topology } from "../../../model/topology";
import type { Requirements } from "../../cut-sets/requirements";
import { INTERNET } from "../../reachability/place";
import type { Link, Pair, Row } from "./picture";
import type { SubnetPlaces } from "./subnet-places";

type Column = string | undefined;

/** Who hands requests to whom, column by column. */
export function linksOf(
  rows: readonly Row[],
  { entries, branches, needs }: Requirements,
  { networks }: Topology,
  places: SubnetPlaces,
): readonly Link[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const columns = new Map(rows.map((row) => [row.id, columnsOf(row)]));
  const links: Link[] = [];
  const link = (from: string, to: string, certain: boolean, isOpen: (pair: Pair) => boolean): void => {
    const pairs = (columns.get(from) ?? []).flatMap((start) =>
      (columns.get(to) ?? []).map((end): Pair => [start, end]),
    );
    links.push({ from, to, certain, pairs: pairs.filter(isOpen) });
  };
  const gateways = networks.filter(
    ({ internetGateway, address }) => internetGateway !== undefined && byId.has(address),
  );
  const used = new Set<string>();
  for (const { address } of entries) {
    const subnets = byId.get(address)?.boxes.flatMap((box) => box.subnets) ?? [];
    const network = gateways.find((each) => each.address === places.networkOf(subnets))?.address;
    if (network !== undefined && !used.has(network)) link(INTERNET, network, true, anywhere);
    if (network !== undefined) used.add(network);
    link(network ?? INTERNET, address, network !== undefined, anywhere);
  }
  for (const [balancer, own] of branches)
    for (const { crossZone, targets, group } of own)
      for (const { fleet, certain } of targets)
        link(balancer, fleet.address, certain && group.known && crossZone.known, handsOver(crossZone));
  for (const [fleet, own] of needs)
    for (const { place, certain } of own) {
      link(fleet, place.address, certain, anywhere);
      const pairs = (columns.get(fleet) ?? []).flatMap((start) =>
        standbysOf(byId.get(place.address)).map((end): Pair => [start, end]),
      );
      if (pairs.length > 0) links.push({ from: fleet, to: place.address, certain, pairs, failover: true });
    }
  return merged(links);
}

/** Where requests can arrive: a standby takes none, and nothing goes to where something only may be. */
function columnsOf({ boxes, kind }: Row): readonly Column[] {
  const serving =
    kind === "database" ? boxes.filter((box) => box.kind === "primary" || box.zone === undefined) : boxes;
  return [...new Set(serving.map(({ zone }) => zone))];
}

function standbysOf(row: Row | undefined): readonly Column[] {
  return (row?.boxes ?? []).filter(({ kind }) => kind === "standby").map(({ zone }) => zone);
}

function anywhere(): boolean {
  return true;
}

/** A node hands requests to other zones only where cross-zone balancing is on. */
function handsOver(crossZone: Told<boolean>): (pair: Pair) => boolean {
  return ([from, to]) =>
    !crossZone.known || crossZone.value || from === undefined || to === undefined || from === to;
}

/** Two listeners that hand to the same fleet are one arrow. */
function merged(links: readonly Link[]): readonly Link[] {
  const byEnds = new Map<string, Link>();
  for (const link of links) {
    const ends = `${link.from}\n${link.to}\n${link.failover === true}`;
    const before = byEnds.get(ends);
    const pairs = [...(before?.pairs ?? []), ...link.pairs];
    byEnds.set(ends, {
      ...link,
      certain: link.certain && before?.certain !== false,
      pairs: [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()],
    });
  }
  return [...byEnds.values()];
}
