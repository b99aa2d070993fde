import type { EnvironmentInput } from "../../../src/config/environment";
import type { Overrides } from "../../support/environments";

type Part = Overrides<EnvironmentInput>;
/** What an option may be, by name; the first is what it is where nothing is said. */
export type Levels = Readonly<Record<string, Part>>;

const reason = "a profile of options, deployed on the emulator alone";
const ARN = "arn:aws:acm:us-east-1:111122223333:certificate";
const certificateArn = `${ARN}/00000000-0000-0000-0000-000000000000`;
/** Where the names of a profile are, unless it makes a zone of its own. */
export const ZONE = { kind: "existing", id: "Z0123456789ABCDEFGHIJ", name: "example.com" } as const;
/** The database, or the snapshot of one, that a profile is restored from. */
export const RESTORED_FROM = "before-the-profile";
/** A script of one's own that does all that hooks ask of one. */
const script = "#!/bin/bash\naws autoscaling complete-lifecycle-action --lifecycle-hook-name launch\n";
const artifact = (tier: string) =>
  ({
    kind: "artifact",
    bucket: "artifacts-of-a-profile",
    key: `${tier}.tar.gz`,
    sha256: "0".repeat(64),
  }) as const;
const both = (part: Overrides<EnvironmentInput["backend"]>): Part => ({ web: part, backend: part });
const schedule = (name: string, recurrence: string, minimum: number) => ({
  ...{ name, recurrence, minimum, timeZone: "Europe/Berlin", maximum: 10 },
});
const listener = (tier: "web" | "backend", value: unknown): Part => ({ [tier]: { listener: value } });
const vault = (more: object): Part => ({ database: { backupVault: { kind: "daily", ...more } } });
const password = (more: object): Part => ({ database: { masterPassword: { kind: "own", ...more } } });
const hooks = (more: object): Part => both({ lifecycleHooks: more });
const wait = { kind: "wait" } as const;

/** Every option that changes what is synthesized, with what it may be. */
export const FACTORS: Readonly<Record<string, Levels>> = {
  zones: {
    two: {},
    three: { zones: ["us-east-1a", "us-east-1b", "us-east-1c"] },
  },
  protection: {
    disposable: {},
    retained: { protection: { kind: "retained" } },
  },
  locking: {
    both: {},
    s3: { stateBackend: { locking: "s3" } },
    dynamodb: { stateBackend: { locking: "dynamodb" } },
  },
  egress: { none: {}, nat: { network: { egress: { kind: "nat-per-zone" } } } },
  webListener: {
    http: {},
    certificate: listener("web", { kind: "https", certificateArn }),
    "domain in a zone": listener("web", { kind: "https", domain: { name: "www.example.com", zone: ZONE } }),
    "domain and its zone": listener("web", {
      kind: "https",
      domain: { name: "shop.example.com", zone: { kind: "created" } },
    }),
  },
  backendListener: {
    http: {},
    "named certificate": listener("backend", {
      kind: "https",
      certificateArn,
      serverName: "backend.example.com",
    }),
    domain: listener("backend", {
      kind: "https",
      domain: { name: "inner.example.com", zone: ZONE, keyAlgorithm: "EC_prime256v1" },
    }),
  },
  webTargets: { http: {}, https: { web: { targetProtocol: "https" } } },
  backendTargets: { http: {}, https: { backend: { targetProtocol: "https" } } },
  firewall: {
    none: {},
    managed: { web: { firewall: { kind: "managed", requestsPerAddress: 3000 } } },
    "with exceptions": {
      web: {
        firewall: {
          kind: "managed",
          whenUnreachable: "refuse",
          exceptions: [
            { rule: "SizeRestrictions_BODY", reason: "users upload pictures of several megabytes" },
          ],
        },
      },
    },
  },
  webBoot: {
    sample: {},
    script: { web: { boot: { kind: "script", script } } },
    artifact: { web: { boot: artifact("web") } },
  },
  backendBoot: {
    sample: {},
    script: { backend: { boot: { kind: "script", script } } },
    artifact: { backend: { boot: artifact("backend") } },
  },
  image: {
    latest: {},
    pinned: both({ image: { kind: "pinned", id: "ami-0abcdef1234567890", architecture: "x86_64" } }),
  },
  jump: { step: {}, none: both({ scaling: { jump: { kind: "none", reason } } }) },
  schedules: {
    none: {},
    two: both({
      scaling: {
        schedules: [schedule("day", "0 7 * * mon-fri", 6), schedule("night", "0 20 * * *", 4)],
      },
    }),
  },
  prediction: {
    none: {},
    "forecast only": both({ scaling: { prediction: { kind: "forecast-only" } } }),
    "forecast and scale": both({ scaling: { prediction: { kind: "forecast-and-scale" } } }),
  },
  replacement: {
    "launch first": {},
    "terminate first": both({
      replacement: { kind: "terminate-first", minimumHealthyPercent: 90, reason },
    }),
  },
  rollout: {
    "at once": {},
    "by steps": both({
      rollout: { checkpoints: { kind: "at", percentages: [50, 100] }, alarms: { kind: "own" } },
    }),
  },
  hooks: { none: {}, launch: hooks({ launch: wait }), both: hooks({ launch: wait, terminate: wait }) },
  warmPool: {
    none: {},
    stopped: { web: { warmPool: { kind: "stopped" } } },
    running: { web: { warmPool: { kind: "running", reuse: true } } },
  },
  otherTypes: {
    none: {},
    "of web": { web: { otherInstanceTypes: ["t3a.medium", "t3.large"] } },
    "of backend": { backend: { otherInstanceTypes: ["t3a.large"] } },
  },
  capacity: { none: {}, reserved: both({ reservedCapacityUnits: 200 }) },
  balancing: {
    "round robin": {},
    "slow start": both({ balancing: { kind: "round-robin", slowStartSeconds: 60 } }),
    "fewest requests": both({ balancing: { kind: "least-outstanding-requests" } }),
  },
  credits: { unlimited: {}, standard: both({ cpuCredits: { kind: "standard", reason } }) },
  availability: {
    "multi-az": {},
    "single-az": { database: { availability: { kind: "single-az", reason } } },
  },
  masterPassword: {
    managed: {},
    own: password({ version: 2 }),
    "own, with replicas": password({ allows: { kind: "read-replicas", zones: ["us-east-1b"] } }),
    "own, with blue/green updates": password({ allows: { kind: "blue-green-updates" } }),
  },
  auditLog: { none: {}, on: { database: { auditLog: { kind: "on" } } } },
  vault: {
    none: {},
    daily: vault({}),
    locked: vault({ lock: { kind: "governance", minimumRetentionDays: 7 } }),
    copied: vault({ copy: { kind: "region", region: "us-west-2" } }),
  },
  restore: {
    none: {},
    snapshot: { database: { restore: { kind: "snapshot", snapshotIdentifier: RESTORED_FROM } } },
    moment: {
      database: { restore: { kind: "point-in-time", sourceIdentifier: RESTORED_FROM, at: "latest" } },
    },
  },
  insights: { standard: {}, advanced: { database: { insights: "advanced" } } },
  alarms: { on: {}, none: { operations: { alarms: { kind: "none", reason } } } },
  subscriptions: {
    none: {},
    two: {
      operations: {
        subscriptions: [
          { kind: "email", address: "on-call@example.com" },
          { kind: "https", url: "https://hooks.example.com/durable" },
        ],
      },
    },
  },
  zoneDrills: { none: {}, tagged: { operations: { faultInjection: { kind: "tagged" } } } },
};

/** One level of every option that is not what it is where nothing is said. */
export type Profile = Readonly<Record<string, string>>;

export type Choice = readonly [factor: string, level: string];

/** Pairs that no environment has, with the field that is refused. */
export const ILLEGAL: readonly { readonly pair: readonly [Choice, Choice]; readonly path: string }[] = [
  ...(["stopped", "running"] as const).flatMap((pool) => [
    {
      pair: [
        ["hooks", "none"],
        ["warmPool", pool],
      ] as const,
      path: "web.warmPool",
    },
    {
      pair: [
        ["warmPool", pool],
        ["otherTypes", "of web"],
      ] as const,
      path: "web.warmPool",
    },
  ]),
  {
    pair: [
      ["protection", "disposable"],
      ["vault", "locked"],
    ],
    path: "database.backupVault.lock",
  },
];
