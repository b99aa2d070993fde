import type { Database } from "../../../model/topology";
import { ASSUMED, DATABASE_NAME_SECONDS, FAILOVER_SECONDS, SOURCES } from "../../aws-figures";
import type { Declared } from "../../declared";
import type { Inputs } from "./inputs";
import type { DatabaseModel } from "./system-model";
import { distinct, type ZoneIndex } from "./zone-index";

export function databaseModel(
  database: Database,
  declared: Declared,
  zones: ZoneIndex,
  inputs: Inputs,
): DatabaseModel {
  const { address, multiAz, zone, subnets } = database;
  const about = (name: string, unit: string, attribute: string) => ({
    name: `database: ${name}`,
    unit,
    address,
    attribute,
  });
  const hasStandby = inputs.read(multiAz, about("standby in another zone", "", "multi_az"), false);
  const own = zones.of(subnets, address, inputs);
  // A standby may have become the primary at any time: a pinned zone holds only without one.
  const pinned = !hasStandby && zone?.known === true ? [zones.names.indexOf(zone.value)] : own;
  const { min, max } = FAILOVER_SECONDS;
  if (hasStandby)
    inputs.use(`${min} to ${max}`, about("failover, spread evenly", "seconds", "multi_az"), SOURCES.failover);
  const { dnsSeconds, reconnectSeconds } = declared.database ?? {};
  const { needDatabaseRatio, writeRatio } = declared.requests ?? {};
  return {
    address,
    multiAz: hasStandby,
    zones: distinct(pinned),
    failoverSeconds: FAILOVER_SECONDS,
    dnsSeconds: inputs.declared(
      dnsSeconds,
      about("clients keep its name", "seconds", "database.dnsSeconds"),
      DATABASE_NAME_SECONDS,
      SOURCES.databaseName,
    ),
    reconnectSeconds: inputs.declared(
      reconnectSeconds,
      about("pools connect again", "seconds", "database.reconnectSeconds"),
      ASSUMED.reconnectSeconds,
    ),
    needRatio: inputs.declared(
      needDatabaseRatio,
      about("requests that need it", "of all", "requests.needDatabaseRatio"),
      1,
    ),
    writeRatio: inputs.declared(writeRatio, about("of these, writes", "of them", "requests.writeRatio"), 1),
  };
}
