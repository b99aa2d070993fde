import type { Network, Topology } from "../../../model/topology";
import { requirementsOf } from "../../cut-sets/requirements";
import { indexOf } from "../../reachability/network-index";
import { INTERNET } from "../../reachability/place";
import { balancerRow } from "./balancer-row";
import { databaseRow } from "./database-row";
import { fleetRow } from "./fleet-row";
import { linksOf } from "./links-of";
import { counted, titleOf } from "./names";
import { inOrderOfRequests } from "./order";
import type { Box, Link, Picture, Row } from "./picture";
import { SubnetPlaces } from "./subnet-places";
import { waysOutRows } from "./ways-out-rows";

/** Reads the picture off a topology: any configuration's, with what is not told said as such. */
export function pictureOf(topology: Topology): Picture {
  const places = new SubnetPlaces(topology);
  const requirements = requirementsOf(indexOf(topology));
  const elements = new Map<string, readonly [network: string | undefined, row: Row]>();
  for (const balancer of topology.balancers)
    elements.set(balancer.address, [networkOf(balancer, places), balancerRow(balancer, places)]);
  for (const fleet of topology.fleets)
    elements.set(fleet.address, [networkOf(fleet, places), fleetRow(fleet, places)]);
  for (const database of topology.databases)
    elements.set(database.address, [networkOf(database, places), databaseRow(database, places)]);

  const onPath = inOrderOfRequests(requirements, [...elements.keys()]).flatMap((address) => {
    const element = elements.get(address);
    return element === undefined ? [] : [element];
  });
  const all = [...onPath, ...waysOutRows(topology, places)];
  const networks = [...new Set(all.map(([network]) => network))];
  const rows = networks.flatMap((address) => [
    ...networkRow(topology.networks.find((network) => network.address === address)),
    ...all
      .filter(([network]) => network === address)
      .map(([, row]) => (address === undefined ? row : { ...row, network: address })),
  ]);
  const whole = [...(requirements.entries.length > 0 ? [THE_INTERNET_ROW] : []), ...rows];
  const links = linksOf(whole, requirements, topology, places);
  const met = metByRequests(links);
  const told = whole.map((row) =>
    elements.has(row.id) && !met.has(row.id)
      ? { ...row, notes: [...row.notes, "no request leads here"] }
      : row,
  );
  return {
    title: pictureTitle(topology, places),
    description: told.map(sentenceOf).join(" "),
    zones: places.zones,
    rows: told,
    links,
    subnetNames: places.names,
  };
}

/** Ids of the rows that requests from the internet come to. */
function metByRequests(links: readonly Link[]): ReadonlySet<string> {
  const met = new Set([INTERNET]);
  for (const id of met) for (const { from, to } of links) if (from === id) met.add(to);
  return met;
}

const THE_INTERNET_ROW: Row = {
  id: INTERNET,
  kind: "internet",
  title: "",
  notes: [],
  boxes: [{ id: INTERNET, kind: "internet", element: INTERNET, subnets: [], label: "internet" }],
};

function networkOf(
  { subnets }: Topology["fleets"][number] | Topology["balancers"][number] | Topology["databases"][number],
  places: SubnetPlaces,
): string | undefined {
  return subnets.known ? places.networkOf(subnets.value) : undefined;
}

/** A network's own row: where it begins, and its gateway to the internet if it has one. */
function networkRow(network: Network | undefined): readonly Row[] {
  if (network === undefined) return [];
  const { address, cidrs, internetGateway } = network;
  const gateway: readonly Box[] =
    internetGateway === undefined
      ? []
      : [
          {
            id: internetGateway,
            kind: "gateway",
            element: internetGateway,
            subnets: [],
            label: "internet gateway",
          },
        ];
  return [
    {
      id: address,
      kind: "network",
      network: address,
      title: `VPC ${titleOf(address, "")}`.trimEnd(),
      notes: [cidrs.flatMap((cidr) => (cidr.known ? [cidr.value] : [])).join(", ")].filter(
        (note) => note !== "",
      ),
      boxes: gateway,
    },
  ];
}

function pictureTitle({ region }: Topology, { zones }: SubnetPlaces): string {
  return [region, counted(zones.length, "zone")].filter((part) => part !== undefined).join(", ");
}

function sentenceOf({ title, notes, boxes }: Row): string {
  const counts = new Map<string, number>();
  for (const { label, zone } of boxes) {
    const words = zone === undefined ? label : `${label} in ${zone}`;
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const what = [...counts].map(([words, count]) => (count === 1 ? words : `${count} × ${words}`));
  const name = [title, ...notes].filter((part) => part !== "").join(", ");
  return `${[name, what.join(", ")].filter((part) => part !== "").join(": ")}.`;
}
