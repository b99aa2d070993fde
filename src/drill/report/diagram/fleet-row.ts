import type { Fleet } from "../../../model/topology";
import { untoldBox } from "./balancer-row";
import { counted, titleOf } from "./names";
import type { Box, Row } from "./picture";
import type { SubnetPlaces } from "./subnet-places";

/** More than these in a zone are drawn as one box that says how many. */
const MOST_BOXES = 8;

/** A group at its minimum, spread over its zones as evenly as Auto Scaling does. */
export function fleetRow(fleet: Fleet, places: SubnetPlaces): Row {
  const { address, subnets, minimum, maximum } = fleet;
  const sizes = `${minimum.known ? minimum.value : "?"} to ${maximum.known ? maximum.value : "?"}`;
  const type = typeOf(fleet);
  return {
    id: address,
    kind: "fleet",
    title: titleOf(address, "instances"),
    notes: ["Auto Scaling group", `${sizes} × ${type}`],
    boxes: subnets.known ? boxesOf(fleet, type, places) : [untoldBox(address, subnets.because)],
  };
}

function typeOf({ template }: Fleet): string {
  if (!template.known || !template.value.instanceTypes.known) return "instances";
  return template.value.instanceTypes.value.join(" or ") || "instances";
}

function boxesOf({ address, subnets, minimum }: Fleet, type: string, places: SubnetPlaces): readonly Box[] {
  const zones = [...places.byZone(subnets)];
  return zones.flatMap(([zone, own], position) => {
    const box = (label: string, number: number): Box => ({
      id: `${address}@${zone}#${number}`,
      kind: minimum.known ? "instance" : "maybe",
      element: address,
      zone,
      subnets: own,
      label,
    });
    if (!minimum.known) return [box("instances, minimum not told", 0)];
    const count = Math.floor((minimum.value + zones.length - 1 - position) / zones.length);
    if (count <= MOST_BOXES) return Array.from({ length: count }, (_, number) => box(type, number));
    return [box(type, 0), box(`and ${counted(count - 1, "more", "more")}`, 1)];
  });
}
