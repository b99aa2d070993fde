import type { EnvironmentInput } from "../config/environment";

/** The system as its users meet it. Put your own account and certificate in before you deploy to AWS. */
export const prod: EnvironmentInput = {
  name: "prod",
  accountId: "111122223333",
  region: "us-east-1",
  zones: ["us-east-1a", "us-east-1b"],
  tags: { Owner: "platform", CostCenter: "durable-system" },
  network: { cidr: "10.20.0.0/16" },
  web: {
    instanceType: "t3.medium",
    minimum: 2,
    maximum: 10,
    listener: {
      kind: "https",
      certificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000",
    },
    scaling: { ratedRequestsPerSecond: 400 },
  },
  backend: {
    instanceType: "t3.large",
    minimum: 2,
    maximum: 10,
    listener: {
      kind: "http",
      reason:
        "inside the VPC, between two security groups; HTTPS takes a name of your own for its certificate",
    },
    scaling: { ratedRequestsPerSecond: 200 },
  },
  database: {
    instanceClass: "db.m6g.large",
    storageGiB: 100,
    maximumStorageGiB: 500,
  },
  load: {
    peakRequestsPerSecond: 180,
    // Browsers, curl and the usual libraries go on to the next address of a name; put false in where yours do not.
    clients: { triesNextAddress: true },
    runningVcpuQuota: 64,
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
