import { AttributeReader } from "./attribute-reader";
import { DATABASE, SECURITY_GROUP, SUBNET } from "./element-types";
import { DATABASE_DEFAULTS, PORT_BY_ENGINE } from "./provider-defaults";
import { keyOf } from "./read-templates";
import type { Zones } from "./read-zones";
import type { ResourceGraph } from "./resource-graph";
import { allTold, byAddress, known, untold, whenTold } from "./told";
import type { Database, Told } from "./topology";

/** Database instances but for replicas; clusters are not modelled. */
export function readDatabases(graph: ResourceGraph, zones: Zones): readonly Database[] {
  return byAddress(
    graph
      .ofType(...DATABASE)
      .map((resource) => AttributeReader.of(graph, resource))
      .filter((database) => !isReplica(database))
      .map((database) => readDatabase(database, zones)),
  );
}

export function isReplica(database: AttributeReader): boolean {
  return database.isWritten("replicate_source_db");
}

function readDatabase(database: AttributeReader, zones: Zones): Database {
  const engine = database.text("engine");
  const multiAz = database.flag("multi_az", DATABASE_DEFAULTS.multiAz);
  const allocated = database.number("allocated_storage");
  return {
    address: database.address,
    engine,
    engineVersion: database.text("engine_version"),
    instanceClass: database.text("instance_class"),
    port: portOf(database, engine),
    multiAz,
    ...zoneOf(database, multiAz, zones),
    subnets: subnetsOf(database),
    securityGroups: groupsOf(database),
    publiclyAccessible: database.flag("publicly_accessible", DATABASE_DEFAULTS.publiclyAccessible),
    backupRetentionDays: database.number("backup_retention_period", DATABASE_DEFAULTS.backupRetentionDays),
    deletionProtection: database.flag("deletion_protection", DATABASE_DEFAULTS.deletionProtection),
    skipsFinalSnapshot: database.flag("skip_final_snapshot", DATABASE_DEFAULTS.skipsFinalSnapshot),
    storageEncrypted: database.flag("storage_encrypted", DATABASE_DEFAULTS.storageEncrypted),
    ...keyOfStorage(database),
    allocatedStorageGiB: allocated,
    maximumStorageGiB: maximumStorageOf(database, allocated),
    autoMinorVersionUpgrade: database.flag(
      "auto_minor_version_upgrade",
      DATABASE_DEFAULTS.autoMinorVersionUpgrade,
    ),
    managedPassword: database.flag("manage_master_user_password", DATABASE_DEFAULTS.managedPassword),
    parameters: parametersOf(database),
  };
}

function portOf(database: AttributeReader, engine: Told<string>): Told<number> {
  if (database.isWritten("port")) return database.number("port");
  return whenTold(engine, (name) => {
    const port = PORT_BY_ENGINE.find(([prefix]) => name.startsWith(prefix))?.[1];
    return port === undefined ? untold(`${database.where("port")} is left out`) : known(port);
  });
}

/** With a standby AWS chooses, and changes, the primary's zone: a state tells where it is, not where it stays. */
function zoneOf(
  database: AttributeReader,
  multiAz: Told<boolean>,
  zones: Zones,
): { readonly zone?: Told<string> } {
  const hasStandby = !multiAz.known || multiAz.value;
  return hasStandby || !database.isWritten("availability_zone") ? {} : { zone: zones.of(database) };
}

function subnetsOf(database: AttributeReader): Told<readonly string[]> {
  if (!database.isWritten("db_subnet_group_name")) {
    return untold(
      `${database.where("db_subnet_group_name")} is left out: its subnets are those of the default VPC`,
    );
  }
  return whenTold(database.one("db_subnet_group_name", ["aws_db_subnet_group"]), (address) => {
    const group = database.graph.get(address);
    return group === undefined
      ? untold(`there is no ${address}`)
      : AttributeReader.of(database.graph, group).many("subnet_ids", SUBNET);
  });
}

function groupsOf(database: AttributeReader): Told<readonly string[]> {
  const groups = database.many("vpc_security_group_ids", SECURITY_GROUP, []);
  return groups.known && groups.value.length === 0
    ? untold(`${database.where("vpc_security_group_ids")} is left out: it has the default group of its VPC`)
    : groups;
}

function keyOfStorage(database: AttributeReader): { readonly storageKey?: Told<string> } {
  const [key] = keyOf(database, "kms_key_id");
  return key === undefined ? {} : { storageKey: known(key) };
}

/** Left out or 0, storage does not grow. */
function maximumStorageOf(database: AttributeReader, allocated: Told<number>): Told<number> {
  const maximum = database.number("max_allocated_storage", 0);
  return maximum.known && maximum.value === 0 ? allocated : maximum;
}

/** What the parameter group sets beyond its family's defaults. */
function parametersOf(database: AttributeReader): Told<Readonly<Record<string, string>>> {
  if (!database.isWritten("parameter_group_name")) return known({});
  const name = database.text("parameter_group_name");
  if (name.known && name.value.startsWith("default.")) return known({});
  return whenTold(database.one("parameter_group_name", ["aws_db_parameter_group"]), (address) => {
    const resource = database.graph.get(address);
    if (resource === undefined) return untold(`there is no ${address}`);
    const group = AttributeReader.of(database.graph, resource);
    return whenTold(group.blocks("parameter"), (blocks) => {
      const pairs = blocks.map((block) =>
        whenTold(block.text("name"), (key) =>
          whenTold(block.text("value", ""), (value) => known([key, value] as const)),
        ),
      );
      return whenTold(allTold(pairs), (all) =>
        known(Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)))),
      );
    });
  });
}
