import { DbInstance, type DbInstanceConfig } from "@cdktf/provider-aws/lib/db-instance";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { DatabaseSettings } from "../../config/environment";
import { physicalName } from "../../foundation/name-limits";
import { createLogGroups } from "./exported-logs";

export interface ReadReplicaProps {
  readonly settings: DatabaseSettings;
  readonly namePrefix: string;
  readonly zone: string;
  readonly sourceIdentifier: string;
  readonly keyArn: string;
  readonly retained: boolean;
  /** What it has of its source: network, parameters, measuring. */
  readonly shared: Partial<DbInstanceConfig>;
  readonly after: readonly ITerraformDependable[];
}

/** The zones that replicas stand in; none where the password or the environment allows none. */
export function replicaZones({ masterPassword }: DatabaseSettings): readonly string[] {
  return masterPassword.kind === "own" && masterPassword.allows.kind === "read-replicas"
    ? masterPassword.allows.zones
    : [];
}

/**
 * A copy that follows the primary, in one zone, to read from: storage, key, user and password are the source's. It is
 * no standby: RDS fails over to none, and it has neither a standby nor backups of its own.
 */
export class ReadReplica extends Construct {
  readonly identifier: string;
  readonly address: string;

  constructor(scope: Construct, id: string, props: ReadReplicaProps) {
    super(scope, id);
    const { settings, namePrefix, zone, sourceIdentifier, keyArn, retained, shared, after } = props;
    const identifier = physicalName("dbInstance", `${namePrefix}-database-${zone}`);
    const logGroups = createLogGroups(this, { identifier, settings, keyArn, idPrefix: "log-" });
    const replica = new DbInstance(this, "db-instance", {
      ...shared,
      identifier,
      replicateSourceDb: sourceIdentifier,
      instanceClass: settings.instanceClass,
      availabilityZone: zone,
      multiAz: false,
      storageEncrypted: true,
      maxAllocatedStorage: settings.maximumStorageGiB,
      backupRetentionPeriod: 0,
      deletionProtection: retained,
      // RDS makes no final snapshot of a replica.
      skipFinalSnapshot: true,
      tags: { Name: identifier },
      dependsOn: [...logGroups, ...after],
    });
    this.identifier = replica.identifier;
    this.address = replica.address;
  }
}
