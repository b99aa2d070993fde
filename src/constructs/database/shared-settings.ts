import type { DbInstanceConfig } from "@cdktf/provider-aws/lib/db-instance";
import type { DatabaseSettings } from "../../config/environment";
import { exportedLogs } from "./exported-logs";

/** The root certificate that clients verify; the backend's boot script embeds it. */
export const CERTIFICATE_AUTHORITY = "rds-ca-rsa2048-g1";
/** Performance data kept without further cost, and with Advanced insights, in days. */
const INSIGHTS_RETENTION_DAYS = { standard: 7, advanced: 465 } as const;

export interface SharedSettingsProps {
  readonly settings: DatabaseSettings;
  readonly securityGroupId: string;
  readonly keyArn: string;
  readonly retained: boolean;
  readonly parameterGroupName: string;
  /** @default RDS's own, which has no option */
  readonly optionGroupName: string | undefined;
  readonly monitoringRoleArn: string;
}

/** What the primary and its replicas have alike: who reaches them, MySQL's settings, how they are measured. */
export function sharedSettings(props: SharedSettingsProps) {
  const { settings, securityGroupId, keyArn, retained, optionGroupName } = props;
  return {
    vpcSecurityGroupIds: [securityGroupId],
    publiclyAccessible: false,
    port: settings.port,
    iamDatabaseAuthenticationEnabled: true,
    caCertIdentifier: CERTIFICATE_AUTHORITY,
    parameterGroupName: props.parameterGroupName,
    ...(optionGroupName === undefined ? {} : { optionGroupName }),
    storageType: "gp3",
    maintenanceWindow: settings.maintenanceWindow,
    autoMinorVersionUpgrade: true,
    copyTagsToSnapshot: true,
    // A change that restarts the database waits for the window where people depend on it.
    applyImmediately: !retained,
    monitoringInterval: settings.monitoringIntervalSeconds,
    monitoringRoleArn: props.monitoringRoleArn,
    performanceInsightsEnabled: true,
    performanceInsightsKmsKeyId: keyArn,
    performanceInsightsRetentionPeriod: INSIGHTS_RETENTION_DAYS[settings.insights],
    databaseInsightsMode: settings.insights,
    enabledCloudwatchLogsExports: [...exportedLogs(settings)],
  } satisfies Partial<DbInstanceConfig>;
}
