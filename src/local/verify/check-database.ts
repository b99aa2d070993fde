import { paginateDescribeDBInstances, type RDSClient } from "@aws-sdk/client-rds";
import type { Environment } from "../../config/environment";
import { allPages } from "../../foundation/all-pages";
import { type Finding, finding, listed } from "./finding";

export interface ObservedDatabase {
  readonly engine: string;
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

/** One MySQL instance with a standby, unless the environment gives that up with a reason. */
export function checkDatabases(
  databases: readonly ObservedDatabase[],
  environment: Environment,
): readonly Finding[] {
  const { zones, database: settings } = environment;
  const standby = settings.availability.kind === "multi-az" ? "a standby in another zone" : "no standby";
  return [
    finding(
      "databases",
      "mysql, available",
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
      finding("database: failover", standby, database.multiAz ? "a standby in another zone" : "no standby"),
      finding("database: zones", listed(zones), listed(database.zones)),
      finding("database: storage", "encrypted", database.encrypted ? "encrypted" : "not encrypted"),
      finding(
        "database: master password",
        "kept by RDS",
        database.managedPassword ? "kept by RDS" : "set by somebody",
      ),
      finding("database: reach", "inside the VPC", database.public ? "public" : "inside the VPC"),
    ]),
  ];
}
