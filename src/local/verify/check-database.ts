import { paginateDescribeDBInstances, type RDSClient } from "@aws-sdk/client-rds";
import type { Environment } from "../../config/environment";
import { allPages } from "../../foundation/all-pages";
import { type Finding, finding, listed } from "./finding";

export interface ObservedDatabase {
  readonly engine: string;
  /** It follows another one, and has no standby. */
  readonly isReplica: boolean;
  readonly version: string;
  readonly status: string;
  readonly multiAz: boolean;
  readonly encrypted: boolean;
  readonly managedPassword: boolean;
  readonly public: boolean;
  readonly zones: readonly string[];
  readonly securityGroupIds: readonly string[];
}

/** The database instances in these VPCs. */
export async function observeDatabases(
  client: RDSClient,
  vpcIds: readonly string[],
): Promise<readonly ObservedDatabase[]> {
  const instances = await allPages(paginateDescribeDBInstances({ client }, {}), (page) => page.DBInstances);
  return instances
    .filter(({ DBSubnetGroup }) => vpcIds.includes(DBSubnetGroup?.VpcId ?? ""))
    .map((instance) => ({
      engine: instance.Engine ?? "",
      isReplica: instance.ReadReplicaSourceDBInstanceIdentifier !== undefined,
      version: instance.EngineVersion ?? "",
      status: instance.DBInstanceStatus ?? "",
      multiAz: instance.MultiAZ ?? false,
      encrypted: instance.StorageEncrypted ?? false,
      managedPassword: instance.MasterUserSecret?.SecretArn !== undefined,
      public: instance.PubliclyAccessible ?? false,
      zones: (instance.DBSubnetGroup?.Subnets ?? []).map(
        ({ SubnetAvailabilityZone }) => SubnetAvailabilityZone?.Name ?? "",
      ),
      securityGroupIds: (instance.VpcSecurityGroups ?? []).map(
        ({ VpcSecurityGroupId = "" }) => VpcSecurityGroupId,
      ),
    }));
}

/** One MySQL instance with a standby, unless the environment gives that up with a reason, and its read replicas. */
export function checkDatabases(
  databases: readonly ObservedDatabase[],
  environment: Environment,
): readonly Finding[] {
  const { zones, database: settings } = environment;
  const { availability, masterPassword } = settings;
  const replicas =
    masterPassword.kind === "own" && masterPassword.allows.kind === "read-replicas"
      ? masterPassword.allows.zones
      : [];
  const standbyOf = ({ isReplica }: ObservedDatabase) =>
    availability.kind === "multi-az" && !isReplica ? "a standby in another zone" : "no standby";
  const keeper = masterPassword.kind === "managed" ? "kept by RDS" : "set by somebody";
  return [
    finding(
      "databases",
      listed(["mysql, available", ...replicas.map(() => "mysql, available")]),
      listed(databases.map(({ engine, status }) => `${engine}, ${status}`)),
    ),
    ...databases.flatMap((database) => [
      {
        check: "database: version",
        expected: settings.engineVersion,
        found: database.version,
        ok:
          database.version === settings.engineVersion ||
          database.version.startsWith(`${settings.engineVersion}.`),
      },
      finding(
        "database: failover",
        standbyOf(database),
        database.multiAz ? "a standby in another zone" : "no standby",
      ),
      finding("database: zones", listed(zones), listed(database.zones)),
      finding("database: storage", "encrypted", database.encrypted ? "encrypted" : "not encrypted"),
      finding(
        "database: master password",
        keeper,
        database.managedPassword ? "kept by RDS" : "set by somebody",
      ),
      finding("database: reach", "inside the VPC", database.public ? "public" : "inside the VPC"),
    ]),
  ];
}
