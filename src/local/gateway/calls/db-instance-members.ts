import type { GatewayCall } from "../call";
import { echo } from "../echo";

export function dbInstanceMembers(): GatewayCall {
  return echo({
    service: "rds",
    reason:
      "moto drops monitoring, Performance Insights and Database Insights settings, and has a certificate authority of its own: the provider sends them again and waits 80 s at every apply",
    creates: [
      ...["CreateDBInstance", "CreateDBInstanceReadReplica"],
      ...["RestoreDBInstanceFromDBSnapshot", "RestoreDBInstanceToPointInTime"],
    ],
    updates: ["ModifyDBInstance"],
    deletes: ["DeleteDBInstance"],
    key: ["DBInstanceIdentifier"],
    foldsCase: true,
    answers: {
      CreateDBInstance: ["CreateDBInstanceResult", "DBInstance"],
      ModifyDBInstance: ["ModifyDBInstanceResult", "DBInstance"],
      DescribeDBInstances: ["DescribeDBInstancesResult", "DBInstances", "DBInstance"],
    },
    members: {
      BackupTarget: {},
      // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html
      CACertificateIdentifier: { otherwise: "rds-ca-rsa2048-g1" },
      DatabaseInsightsMode: { otherwise: "standard" },
      DedicatedLogVolume: {},
      EnablePerformanceInsights: { answeredAs: "PerformanceInsightsEnabled", otherwise: "false" },
      EngineLifecycleSupport: {},
      MonitoringInterval: {},
      MonitoringRoleArn: {},
      NetworkType: {},
      PerformanceInsightsKMSKeyId: {},
      PerformanceInsightsRetentionPeriod: {},
    },
  });
}
