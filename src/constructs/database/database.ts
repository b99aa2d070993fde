import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import { Construct } from "constructs";
import type { DatabaseSettings } from "../../config/environment";
import { physicalName } from "../../foundation/name-limits";
import { createAuditOptions } from "./audit-options";
import { EnhancedMonitoring } from "./enhanced-monitoring";
import { createLogGroups } from "./exported-logs";
import { createMasterPassword } from "./master-password";
import { createParameterGroup } from "./parameter-group";
import { ReadReplica, replicaZones } from "./read-replica";
import { ignoredAfterwards, restoreFrom } from "./restore";
import { sharedSettings } from "./shared-settings";

export interface DatabaseProps {
  readonly settings: DatabaseSettings;
  readonly namePrefix: string;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  /** ARN of the key of storage, snapshots, secret, insights and logs; it outlives the stack. */
  readonly keyArn: string;
  /** Deletion protection, `prevent_destroy`, a final snapshot and kept backups. */
  readonly retained: boolean;
}

/** MySQL with a synchronous standby in another zone, which RDS fails over to by itself. */
export class Database extends Construct {
  /** Host name of the endpoint, without the port. It stays the same over a failover. */
  readonly address: string;
  /** ARN of the secret with the master password, which RDS keeps and rotates unless it is the system's own. */
  readonly masterSecretArn: string;
  /** Read from the instance: what refers to it is made after it. */
  readonly identifier: string;
  readonly arn: string;
  /** GiB of storage as Terraform reads them: RDS adds some by itself. */
  readonly allocatedGiB: number;
  /** Read replicas by their zones; none by default. */
  readonly replicas: Readonly<Record<string, ReadReplica>>;

  constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id);
    const { settings, namePrefix, vpcId, subnetIds, securityGroupId, keyArn, retained } = props;
    const identifier = physicalName("dbInstance", `${namePrefix}-database`);
    const subnetGroup = new DbSubnetGroup(this, "db-subnet-group", {
      name: identifier,
      description: "The database layer, a subnet in every zone",
      subnetIds: [...subnetIds],
    });
    const parameterGroup = createParameterGroup(this, namePrefix);
    const monitoring = new EnhancedMonitoring(this, "monitoring", { namePrefix });
    const logGroups = createLogGroups(this, { identifier, settings, keyArn, idPrefix: "log-" });
    const password = createMasterPassword(this, { settings, namePrefix, keyArn, retained });
    const options = createAuditOptions(this, { auditLog: settings.auditLog, namePrefix, retained });
    const shared = sharedSettings({
      ...{ settings, securityGroupId, keyArn, retained },
      parameterGroupName: parameterGroup.name,
      optionGroupName: options?.name,
      monitoringRoleArn: monitoring.roleArn,
    });
    const instance = new DbInstance(this, "db-instance", {
      ...shared,
      identifier,
      ...restoreFrom(settings.restore),
      engine: "mysql",
      engineVersion: settings.engineVersion,
      instanceClass: settings.instanceClass,
      multiAz: settings.availability.kind === "multi-az",
      dbSubnetGroupName: subnetGroup.name,
      dbName: settings.name,
      username: settings.masterUser,
      ...password.told,
      allocatedStorage: settings.storageGiB,
      maxAllocatedStorage: settings.maximumStorageGiB,
      storageEncrypted: true,
      kmsKeyId: keyArn,
      backupRetentionPeriod: settings.backupRetentionDays,
      backupWindow: settings.backupWindow,
      deleteAutomatedBackups: !retained,
      deletionProtection: retained,
      ...(retained
        ? {
            skipFinalSnapshot: false,
            finalSnapshotIdentifier: finalSnapshotName(identifier, settings, vpcId),
          }
        : { skipFinalSnapshot: true }),
      tags: { Name: identifier },
      lifecycle: { preventDestroy: retained, ...ignoredAfterwards(settings.restore) },
      // RDS makes missing log groups itself, without key and retention; and it tries the role at once.
      dependsOn: [...logGroups, ...monitoring.permissions],
    });
    this.address = instance.address;
    this.masterSecretArn = password.secretArnOf(instance);
    this.identifier = instance.identifier;
    this.arn = instance.arn;
    this.allocatedGiB = instance.allocatedStorage;
    const replica = { settings, namePrefix, sourceIdentifier: this.identifier, keyArn, retained, shared };
    this.replicas = Object.fromEntries(
      replicaZones(settings).map((zone) => [
        zone,
        new ReadReplica(this, `replica-${zone}`, { ...replica, zone, after: monitoring.permissions }),
      ]),
    );
  }
}

/**
 * A snapshot's name must be new at every destroy and every replacement: it carries the VPC's id and
 * what forces a new instance.
 */
function finalSnapshotName(
  identifier: string,
  { name, masterUser }: DatabaseSettings,
  vpcId: string,
): string {
  const forcing = [name, masterUser].map((part) => part.replaceAll("_", "-").replace(/-+$/, "")).join("-");
  return `${identifier}-final-${forcing.replace(/-{2,}/g, "-")}-${vpcId}`;
}
