import type { Environment } from "../../src/config/environment";
import { dev, environmentWith, prod, threeZones } from "./environments";

const artifact = (name: string) =>
  ({
    kind: "artifact",
    bucket: "artifacts-bucket",
    key: `${name}/1.tar.gz`,
    sha256: "0".repeat(64),
  }) as const;

/** Two schedules that never meet. */
export const DAY_AND_NIGHT = [
  { name: "day", recurrence: "0 7 * * mon-fri", timeZone: "Europe/Berlin", minimum: 4, maximum: 10 },
  { name: "night", recurrence: "0 20 * * *", timeZone: "Europe/Berlin", minimum: 2, maximum: 8 },
] as const;

/** Environments that together take every branch of the constructs. */
export const VARIANTS: readonly { readonly name: string; readonly environment: Environment }[] = [
  { name: "prod", environment: prod },
  { name: "dev", environment: dev },
  { name: "three zones", environment: threeZones() },
  {
    name: "NAT, a database without a standby and with locked and copied backups, locks in S3",
    environment: environmentWith({
      network: { egress: { kind: "nat-per-zone" } },
      database: {
        availability: { kind: "single-az", reason: "a database that may be lost" },
        insights: "advanced",
        backupVault: {
          kind: "daily",
          lock: { kind: "compliance", minimumRetentionDays: 7, changeableForDays: 3 },
          copy: { kind: "region", region: "us-west-2" },
        },
      },
      stateBackend: { locking: "s3" },
    }),
  },
  {
    name: "artifacts, pinned images, locks in DynamoDB",
    environment: environmentWith({
      web: { boot: artifact("web"), instanceType: "m7i.large" },
      backend: {
        boot: artifact("backend"),
        image: { kind: "pinned", id: "ami-0123456789abcdef0", architecture: "x86_64" },
      },
      stateBackend: { locking: "dynamodb" },
    }),
  },
  {
    name: "subscriptions, targets of zone drills, CPU credits",
    environment: environmentWith({
      backend: { cpuCredits: { kind: "standard", reason: "a test of groups that slow down" } },
      database: { instanceClass: "db.t4g.large" },
      operations: {
        subscriptions: [
          { kind: "email", address: "on-call@example.com" },
          { kind: "https", url: "https://hooks.example.com/durable" },
        ],
        faultInjection: { kind: "tagged" },
      },
    }),
  },
  {
    name: "a domain in a zone that exists, fewest requests under way",
    environment: environmentWith({
      web: {
        listener: {
          kind: "https",
          domain: {
            name: "www.example.com",
            zone: { kind: "existing", id: "Z0123456789ABCDEFGHIJ", name: "example.com" },
            keyAlgorithm: "EC_prime256v1",
          },
        },
        firewall: {
          kind: "managed",
          requestsPerAddress: 10_000,
          exceptions: [
            { rule: "SizeRestrictions_BODY", reason: "users upload pictures of several megabytes" },
          ],
        },
        balancing: { kind: "least-outstanding-requests" },
      },
      backend: { balancing: { kind: "round-robin", slowStartSeconds: 60 } },
    }),
  },
  {
    name: "disposable, a domain in a zone of its own",
    environment: environmentWith({
      protection: { kind: "disposable", reason: "a rehearsal that is torn down" },
      web: {
        listener: { kind: "https", domain: { name: "shop.example.com", zone: { kind: "created" } } },
        firewall: { kind: "none", reason: "a rehearsal that nobody attacks" },
      },
    }),
  },
  {
    name: "TLS between the tiers, an audit log",
    environment: environmentWith({
      web: { targetProtocol: "https" },
      backend: {
        targetProtocol: "https",
        listener: {
          kind: "https",
          certificateArn:
            "arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000001",
          serverName: "backend.example.com",
        },
      },
      database: {
        auditLog: { kind: "on" },
      },
    }),
  },
  {
    name: "replicas beside an own master password",
    environment: environmentWith({
      database: {
        masterPassword: {
          kind: "own",
          allows: { kind: "read-replicas", zones: ["us-east-1a", "us-east-1b"] },
        },
      },
    }),
  },
  {
    name: "no alarms",
    environment: environmentWith({
      operations: { alarms: { kind: "none", reason: "a playground that nobody watches" } },
    }),
  },
  {
    name: "GovCloud with scripts of the user's own",
    environment: environmentWith({
      region: "us-gov-west-1",
      zones: ["us-gov-west-1a", "us-gov-west-1b"],
      web: {
        boot: { kind: "script", script: "#!/bin/bash\necho ${HOME} %{time}\n" },
        listener: { kind: "http", reason: "a test without a certificate" },
      },
      backend: { boot: { kind: "script", script: "#!/bin/bash\ntrue\n" } },
    }),
  },
  {
    name: "schedules and forecasts",
    environment: environmentWith({
      web: { scaling: { schedules: DAY_AND_NIGHT, prediction: { kind: "forecast-and-scale" } } },
      backend: {
        scaling: {
          jump: { kind: "none", reason: "its callers already slow down by themselves" },
          prediction: { kind: "forecast-only" },
        },
      },
    }),
  },
  {
    name: "a warm pool, other types, a rollout by steps, reserved capacity",
    environment: environmentWith({
      network: { interfaceEndpoints: ["autoscaling", "ssm", "ssmmessages", "logs", "secretsmanager"] },
      web: {
        lifecycleHooks: { launch: { kind: "wait" }, terminate: { kind: "wait" } },
        warmPool: { kind: "stopped" },
        reservedCapacityUnits: 200,
        rollout: { checkpoints: { kind: "at", percentages: [10, 50, 100] }, alarms: { kind: "own" } },
      },
      backend: {
        otherInstanceTypes: ["t3a.large", { type: "t3.medium", reason: "better small than none at all" }],
        lifecycleHooks: { launch: { kind: "wait", onTimeout: "continue" } },
        boot: artifact("backend"),
        rollout: { alarms: { kind: "named", names: ["orders-are-lost"] } },
        replacement: {
          kind: "terminate-first",
          minimumHealthyPercent: 50,
          reason: "licences for no more than four machines",
        },
      },
    }),
  },
];
