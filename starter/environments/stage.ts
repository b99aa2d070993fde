import type { EnvironmentInput } from "durable-system/src/config/environment";

/** Small and cheap by choice, and still able to lose a zone. Put your own account in before you deploy to AWS. */
export const stage: EnvironmentInput = {
  name: "stage",
  accountId: "111122223333",
  region: "us-east-1",
  zones: ["us-east-1a", "us-east-1b"],
  protection: { kind: "disposable", reason: "a playground that is torn down at the end of the day" },
  tags: { Owner: "platform", CostCenter: "durable-system" },
  network: {
    cidr: "10.30.0.0/16",
    interfaceEndpoints: ["ssm", "ssmmessages", "logs", "secretsmanager"],
    flowLogRetentionDays: 7,
    flowLogAggregationSeconds: 600,
  },
  web: {
    instanceType: "t3.medium",
    minimum: 2,
    maximum: 4,
    listener: { kind: "http", reason: "a playground without a domain name and so without a certificate" },
    firewall: { kind: "none", reason: "a playground that nobody attacks; a web ACL is billed by the month" },
    scaling: { ratedRequestsPerSecond: 400 },
    logRetentionDays: 7,
  },
  backend: {
    instanceType: "t3.large",
    minimum: 2,
    maximum: 4,
    listener: {
      kind: "http",
      reason:
        "inside the VPC, between two security groups; HTTPS takes a name of your own for its certificate",
    },
    scaling: { ratedRequestsPerSecond: 200 },
    logRetentionDays: 7,
  },
  database: {
    instanceClass: "db.t4g.medium",
    storageGiB: 20,
    maximumStorageGiB: 50,
    backupRetentionDays: 1,
    backupVault: { kind: "none", reason: "a playground: RDS's own backup of a day is enough" },
    logRetentionDays: 7,
  },
  load: {
    peakRequestsPerSecond: 100,
    clients: { triesNextAddress: true },
    runningVcpuQuota: 32,
    web: { bootSeconds: { minimum: 45, likely: 90, maximum: 180 } },
    backend: { bootSeconds: { minimum: 45, likely: 90, maximum: 180 } },
    database: {
      // The sample's service holds at most this many PHP processes, each with one connection.
      poolSizePerInstance: 32,
      // Judgement until a restore and an upgrade have been exercised on AWS.
      restoreSeconds: { minimum: 900, likely: 3600, maximum: 14_400 },
      upgradeSeconds: { minimum: 60, likely: 180, maximum: 600 },
    },
  },
};
