import type { Balancer, Listener } from "../../../model/topology";
import { titleOf } from "./names";
import type { Box, Row } from "./picture";
import type { SubnetPlaces } from "./subnet-places";

/** A balancer has a node in each of its subnets, and each can be lost alone. */
export function balancerRow(balancer: Balancer, places: SubnetPlaces): Row {
  const { address, kind, internal, subnets, listeners } = balancer;
  const facing = internal.known ? (internal.value ? "internal" : "internet-facing") : "facing: not told";
  return {
    id: address,
    kind: "balancer",
    title: titleOf(address, "balancer"),
    notes: [
      `${kind === "application" ? "Application" : "Network"} Load Balancer`,
      [facing, ...listeners.flatMap(portOf)].join(", "),
    ],
    boxes: subnets.known
      ? [...places.byZone(subnets)].flatMap(([zone, own]) => own.map((subnet) => node(address, zone, subnet)))
      : [untoldBox(address, subnets.because)],
  };
}

function node(address: string, zone: string, subnet: string): Box {
  return {
    id: `${address}@${subnet}`,
    kind: "node",
    element: address,
    zone,
    subnets: [subnet],
    label: "node",
  };
}

/** Stands across all zones: where it lies cannot be told. */
export function untoldBox(address: string, because: string): Box {
  return { id: `${address}@?`, kind: "maybe", element: address, subnets: [], label: `not told: ${because}` };
}

function portOf({ port, protocol, redirectsToHttps }: Listener): readonly string[] {
  if (!port.known || !protocol.known || redirectsToHttps) return [];
  return [`${protocol.value} ${port.value}`];
}
