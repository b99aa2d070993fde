import type { Database } from "../../../model/topology";
import { untoldBox } from "./balancer-row";
import { titleOf } from "./names";
import type { Box, Row } from "./picture";
import type { SubnetPlaces } from "./subnet-places";

/**
 * A database in the zones of its subnet group. Where its primary runs is RDS's choice unless it is pinned, so a zone's
 * loss is taken to be the primary's, as the drill takes it.
 */
export function databaseRow(database: Database, places: SubnetPlaces): Row {
  const { address, engine, engineVersion, instanceClass, multiAz, subnets } = database;
  const version = engineVersion.known ? engineVersion.value : "";
  const standby = multiAz.known ? (multiAz.value ? "Multi-AZ" : "no standby") : "standby: not told";
  return {
    id: address,
    kind: "database",
    title: titleOf(address, "database"),
    notes: [
      `${engine.known ? engine.value : "RDS"} ${version}`.trim(),
      [instanceClass.known ? instanceClass.value : "", standby].filter((part) => part !== "").join(", "),
    ],
    boxes: subnets.known ? hostsOf(database, places) : [untoldBox(address, subnets.because)],
  };
}

function hostsOf(database: Database, places: SubnetPlaces): readonly Box[] {
  const { address, subnets, multiAz, zone: pinned } = database;
  const hasStandby = multiAz.known && multiAz.value;
  const zones = [...places.byZone(subnets)];
  const isPinned = pinned?.known === true && zones.some(([zone]) => zone === pinned.value);
  const ordered = isPinned
    ? [...zones].sort(([a], [b]) => rank(a, pinned.value) - rank(b, pinned.value))
    : zones;
  const hosts = ordered.map(([zone, own], position): Box => {
    const kind = position === 0 ? "primary" : position === 1 && hasStandby ? "standby" : "maybe";
    return {
      id: `${address}@${zone}`,
      kind,
      element: address,
      zone,
      subnets: own,
      label: kind === "maybe" ? "or here" : kind,
      ...(isPinned && kind !== "primary" ? {} : { whenLost: "primary" }),
      ...(hasStandby ? { whenTakingOver: kind === "maybe" ? "or here" : "takes over" } : {}),
    };
  });
  const isElsewhere = isPinned && !hasStandby;
  return isElsewhere ? hosts.slice(0, 1) : hosts;
}

function rank(zone: string, pinned: string): number {
  return zone === pinned ? 0 : 1;
}
