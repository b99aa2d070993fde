import type { GatewayCall } from "../call";
import { echo } from "../echo";

export function dbInstanceMembers(): GatewayCall {
  return echo({
    service: "rds",
    reason:
      "moto drops monitoring, Performance Insights and Database Insights settings: the provider sends them again and waits 80 s at every apply",
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
      DatabaseInsightsMode: {},
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
