import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import { Construct } from "constructs";
import type { DatabaseSettings } from "../../config/environment";
import { physicalName } from "../../foundation/name-limits";
import { EnhancedMonitoring } from "./enhanced-monitoring";
import { createParameterGroup } from "./parameter-group";
import { ignoredAfterwards, restoreFrom } from "./restore";

/** The logs RDS sends to CloudWatch. MySQL's audit log needs an option group, an option of its own. */
const EXPORTED_LOGS = ["error", "general", "slowquery"] as const;
/** The root certificate that clients verify; the backend's boot script embeds it. */
export const CERTIFICATE_AUTHORITY = "rds-ca-rsa2048-g1";
/** Performance data kept without further cost, and with Advanced insights, in days. */
const INSIGHTS_RETENTION_DAYS = { standard: 7, advanced: 465 } as const;

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
  /** ARN of the secret in which RDS keeps, and rotates, the master password. */
  readonly masterSecretArn: string;
  /** Read from the instance: what refers to it is made after it. */
  readonly identifier: string;
  readonly arn: string;
  /** GiB of storage as Terraform reads them: RDS adds some by itself. */
  readonly allocatedGiB: number;

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
    const logGroups = this.createLogGroups(identifier, settings.logRetentionDays, keyArn);
    const instance = new DbInstance(this, "db-instance", {
      identifier,
      ...restoreFrom(settings.restore),
      engine: "mysql",
      engineVersion: settings.engineVersion,
      instanceClass: settings.instanceClass,
      multiAz: settings.availability.kind === "multi-az",
      dbSubnetGroupName: subnetGroup.name,
      vpcSecurityGroupIds: [securityGroupId],
      publiclyAccessible: false,
      port: settings.port,
      dbName: settings.name,
      username: settings.masterUser,
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: keyArn,
      iamDatabaseAuthenticationEnabled: true,
      caCertIdentifier: CERTIFICATE_AUTHORITY,
      parameterGroupName: parameterGroup.name,
      storageType: "gp3",
      allocatedStorage: settings.storageGiB,
      maxAllocatedStorage: settings.maximumStorageGiB,
      storageEncrypted: true,
      kmsKeyId: keyArn,
      backupRetentionPeriod: settings.backupRetentionDays,
      backupWindow: settings.backupWindow,
      maintenanceWindow: settings.maintenanceWindow,
      autoMinorVersionUpgrade: true,
      copyTagsToSnapshot: true,
      deleteAutomatedBackups: !retained,
      // A change that restarts the database waits for the window where people depend on it.
      applyImmediately: !retained,
      deletionProtection: retained,
      ...(retained
        ? {
            skipFinalSnapshot: false,
            finalSnapshotIdentifier: finalSnapshotName(identifier, settings, vpcId),
          }
        : { skipFinalSnapshot: true }),
      monitoringInterval: settings.monitoringIntervalSeconds,
      monitoringRoleArn: monitoring.roleArn,
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: keyArn,
      performanceInsightsRetentionPeriod: INSIGHTS_RETENTION_DAYS[settings.insights],
      databaseInsightsMode: settings.insights,
      enabledCloudwatchLogsExports: [...EXPORTED_LOGS],
      tags: { Name: identifier },
      lifecycle: { preventDestroy: retained, ...ignoredAfterwards(settings.restore) },
      // RDS makes missing log groups itself, without key and retention; and it tries the role at once.
      dependsOn: [...logGroups, ...monitoring.permissions],
    });
    this.address = instance.address;
    this.masterSecretArn = instance.masterUserSecret.get(0).secretArn;
    this.identifier = instance.identifier;
    this.arn = instance.arn;
    this.allocatedGiB = instance.allocatedStorage;
  }

  private createLogGroups(
    identifier: string,
    retentionInDays: number,
    kmsKeyId: string,
  ): CloudwatchLogGroup[] {
    return EXPORTED_LOGS.map(
      (log) =>
        new CloudwatchLogGroup(this, `log-${log}`, {
          name: `/aws/rds/instance/${identifier}/${log}`,
          retentionInDays,
          kmsKeyId,
        }),
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
