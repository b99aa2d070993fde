"use strict";
const { CfnDeletionPolicy, Fn } = require("aws-cdk-lib");
const backup = require("aws-cdk-lib/aws-backup");
const iam = require("aws-cdk-lib/aws-iam");
const logs = require("aws-cdk-lib/aws-logs");
const rds = require("aws-cdk-lib/aws-rds");
const secrets = require("aws-cdk-lib/aws-secretsmanager");
const { allow, assumedBy } = require("./policies");

const LOGS = ["error", "general", "slowquery"];
const DATA_KEY = "alias/durable-data";

exports.databaseOf = function databaseOf(scope, prefix, { subnets }, { groups }) {
  const name = `${prefix}-database`;
  for (const log of LOGS)
    new logs.CfnLogGroup(scope, `${log}Log`, {
      logGroupName: `/aws/rds/instance/${name}/${log}`,
      retentionInDays: 365,
    });
  const monitoring = new iam.CfnRole(scope, "MonitoringRole", {
    roleName: `${name}-monitoring`,
    assumeRolePolicyDocument: assumedBy("monitoring.rds.amazonaws.com"),
  });
  new iam.CfnRolePolicy(scope, "MonitoringPolicy", {
    policyName: "write",
    roleName: monitoring.ref,
    policyDocument: allow(
      ["logs:CreateLogStream", "logs:PutLogEvents"],
      "arn:aws:logs:*:*:log-group:RDSOSMetrics:*",
    ),
  });
  const subnetGroup = new rds.CfnDBSubnetGroup(scope, "SubnetGroup", {
    dbSubnetGroupName: name,
    dbSubnetGroupDescription: name,
    subnetIds: subnets.database.map(({ ref }) => ref),
  });
  const parameters = new rds.CfnDBParameterGroup(scope, "Parameters", {
    family: "mysql8.4",
    description: name,
    parameters: { require_secure_transport: "1", slow_query_log: "1", log_output: "FILE" },
  });
  const database = new rds.CfnDBInstance(scope, "Database", {
    dbInstanceIdentifier: name,
    engine: "mysql",
    engineVersion: "8.4.9",
    dbInstanceClass: "db.m6g.large",
    allocatedStorage: "100",
    maxAllocatedStorage: 500,
    storageType: "gp3",
    multiAz: true,
    storageEncrypted: true,
    kmsKeyId: DATA_KEY,
    dbName: "app",
    port: "3307",
    masterUsername: "dbowner",
    manageMasterUserPassword: true,
    masterUserSecret: { kmsKeyId: DATA_KEY },
    dbSubnetGroupName: subnetGroup.ref,
    dbParameterGroupName: parameters.ref,
    vpcSecurityGroups: [groups.database.attrGroupId],
    backupRetentionPeriod: 14,
    preferredBackupWindow: "03:00-04:00",
    preferredMaintenanceWindow: "sun:04:30-sun:05:30",
    copyTagsToSnapshot: true,
    deletionProtection: true,
    deleteAutomatedBackups: false,
    enableIamDatabaseAuthentication: true,
    enableCloudwatchLogsExports: LOGS,
    monitoringInterval: 60,
    monitoringRoleArn: monitoring.attrArn,
    publiclyAccessible: false,
    caCertificateIdentifier: "rds-ca-rsa2048-g1",
  });
  database.cfnOptions.deletionPolicy = CfnDeletionPolicy.SNAPSHOT;
  database.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.SNAPSHOT;
  new secrets.CfnSecret(scope, "Application", {
    description: "The application's database user; the first backend instance fills it in",
    kmsKeyId: DATA_KEY,
  });
  return database;
};

exports.backupOf = function backupOf(scope, prefix, database) {
  const role = new iam.CfnRole(scope, "BackupRole", {
    roleName: `${prefix}-backup`,
    assumeRolePolicyDocument: assumedBy("backup.amazonaws.com"),
  });
  new iam.CfnRolePolicy(scope, "BackupPolicy", {
    policyName: "backup",
    roleName: role.ref,
    policyDocument: allow(
      ["rds:CreateDBSnapshot", "rds:DescribeDBInstances", "rds:ListTagsForResource"],
      "*",
    ),
  });
  const vault = new backup.CfnBackupVault(scope, "Vault", {
    backupVaultName: `${prefix}-backups`,
    accessPolicy: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Deny", Principal: "*", Action: "backup:DeleteRecoveryPoint", Resource: "*" }],
    },
  });
  const plan = new backup.CfnBackupPlan(scope, "Plan", {
    backupPlan: {
      backupPlanName: `${prefix}-database`,
      backupPlanRule: [
        {
          ruleName: "daily",
          targetBackupVault: vault.ref,
          scheduleExpression: "cron(0 6 * * ? *)",
          startWindowMinutes: 60,
          completionWindowMinutes: 720,
          lifecycle: { deleteAfterDays: 35 },
        },
      ],
    },
  });
  new backup.CfnBackupSelection(scope, "Selection", {
    backupPlanId: plan.ref,
    backupSelection: {
      selectionName: `${prefix}-database`,
      iamRoleArn: role.attrArn,
      resources: [Fn.getAtt(database.logicalId, "DBInstanceArn").toString()],
    },
  });
};
