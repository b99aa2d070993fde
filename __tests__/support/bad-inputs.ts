import { REGIONS } from "../../src/config/regions";
import { ABSENT } from "./refusals";

/** One wrong value, and all that is said of it. */
export interface BadInput {
  /** The row of docs/design/bad-inputs.md. */
  readonly row: number;
  readonly change: Readonly<Record<string, unknown>>;
  readonly path: string;
  readonly shown: string;
  readonly allowed: string;
  readonly fix: string;
}

type Case = readonly [
  path: string,
  value: unknown,
  allowed: string,
  fix?: string | undefined,
  shown?: string,
];

const INSTANCES = "a whole number of instances from 2 to 1000";
const CIDR = "a private IPv4 network of size /16, for example 10.20.0.0/16";
const PRIVATE =
  "a private IPv4 network of size /16 without host bits, within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16";
const NAME = "2 to 10 lower-case letters and digits, from a letter on";
const TAG_KEY =
  "1 to 128 letters, digits, spaces and _ . : / = + - @, not starting with aws:, and not System, Environment, Name or Layer, which the system sets";
const TAG_VALUE = "at most 256 letters, digits, spaces and _ . : / = + - @";
const PORT = "a TCP port from 1024 to 65535";
const ZONES = "us-east-1a, us-east-1b, us-east-1c, us-east-1d, us-east-1e, us-east-1f";
const CERTIFICATE = "an ACM certificate ARN, arn:aws:acm:REGION:ACCOUNT:certificate/ID";
const CERTIFICATE_OR_DOMAIN =
  '{ kind: "https", certificateArn } or { kind: "https", domain: { name, zone } }';
const OURS = "a certificate of this region and account, arn:aws:acm:us-east-1:111122223333:certificate/…";
const EC2 = "an EC2 instance type such as t3.medium";
const RDS = "an RDS instance class, with its db. prefix, such as db.m6g.large";
const MYSQL = "lower-case letters, digits and underscores from a letter on, and no reserved word";
const GROUP = "an object with its fields, as in src/environments/dev.ts";
const REASON = "a reason of 10 to 300 characters on one line: the drill and the review print it";

/** Wrong values of one field each. Those that need two changes stand in their tests. */
const ROWS: readonly (readonly [row: number, cases: readonly Case[]])[] = [
  [
    3,
    [
      ["web.minimum", "2", INSTANCES],
      ["web.minimum", NaN, INSTANCES, undefined, "NaN"],
      ["web.minimum", 1e309, INSTANCES, undefined, "Infinity"],
      ["web.minimum", -1, INSTANCES],
      ["web.minimum", 2.5, INSTANCES],
      ["web.minimum", null, INSTANCES],
      ["web.minimum", ABSENT, INSTANCES],
      ["web", ABSENT, GROUP],
      ["web", null, GROUP],
      ["network", [], GROUP],
      ["zones", "us-east-1a", "two to four zones"],
      ["zones", ABSENT, "two to four zones"],
      ["tags", "Owner=me", 'an object of tags: { Owner: "platform" }'],
      ["accountId", 111122223333, "an AWS account id: 12 digits in quotes"],
      ["web.scaling.ratedRequestsPerSecond", 0, "a number of requests per second above 0"],
      [
        "web.scaling.ratedRequestsPerSecond",
        NaN,
        "a number of requests per second above 0",
        undefined,
        "NaN",
      ],
      [
        "web.scaling.ratedRequestsPerSecond",
        1e309,
        "a number of requests per second above 0",
        undefined,
        "Infinity",
      ],
      ["web.scaling.ratedRequestsPerSecond", 1e7, "at most 1000000 requests per second"],
      ["protection", "retained", '{ kind: "retained" } or { kind: "disposable", reason }'],
      ["protection", { kind: "disposable" }, REASON, "add `protection.reason`", "missing"],
      ["stateBackend.locking", "file", 'one of "both", "s3", "dynamodb"'],
      ["database.monitoringIntervalSeconds", 2, "one of 1, 5, 10, 15, 30, 60"],
      ["network.flowLogAggregationSeconds", 300, "60 or 600 seconds"],
    ],
  ],
  [
    7,
    [
      ["zones", ["us-east-1a"], "two to four zones"],
      ["zones", [..."abcde"].map((letter) => `us-east-1${letter}`), "two to four zones"],
      ["zones.1", "us-east-1a", "each zone once", "remove `zones.1` or name another zone"],
    ],
  ],
  [
    8,
    [
      ["zones.1", "eu-west-1a", `a zone of us-east-1: ${ZONES}`, "change `zones.1` or `region`"],
      ["zones.0", "us-east-1g", `a zone of us-east-1: ${ZONES}`, "change `zones.0` or `region`"],
      ["zones.0", "us-east-1-bos-1a", `a zone of us-east-1: ${ZONES}`, "change `zones.0` or `region`"],
    ],
  ],
  [9, [["region", "us-east-9", `one of ${REGIONS.join(", ")}`]]],
  [
    10,
    [
      ["network.cidr", "8.8.0.0/16", PRIVATE],
      ["network.cidr", "172.32.0.0/16", PRIVATE],
      ["network.cidr", "10.20.0.1/16", PRIVATE],
      ["network.cidr", "10.20.30.0/16", PRIVATE],
      ["network.cidr", "10.256.0.0/16", PRIVATE],
      ["network.cidr", "10.20.0.0/29", CIDR],
      ["network.cidr", "10.0.0.0/8", CIDR],
      ["network.cidr", "fd00::/16", CIDR],
      ["network.cidr", "8.8.0.0/24", CIDR],
      ["network.cidr", "10.20.0.0", CIDR],
    ],
  ],
  [
    12,
    [
      ["web.minimum", 1, INSTANCES],
      [
        "web.maximum",
        2,
        "more than the minimum of 2: a group at its maximum can neither scale nor launch before it terminates",
        "raise `web.maximum`",
      ],
      ["backend.desired", 3, "", "remove it"],
    ],
  ],
  [
    13,
    [
      ["web.instanceType", "t3", EC2],
      ["web.instanceType", "db.t3.medium", EC2],
      ["web.instanceType", "zz.huge", EC2],
      ["database.instanceClass", "m6g.large", RDS],
      ["database.instanceClass", "db.zz.huge", RDS],
      [
        "database.instanceClass",
        "db.t4g.micro",
        "a class with Performance Insights: of the burstable ones, medium and larger",
        "choose db.t4g.medium or a larger class",
      ],
      [
        "database.engineVersion",
        "8.0.40",
        "8.4, or a patch of it such as 8.4.6 (8.0 left standard support in July 2026)",
      ],
    ],
  ],
  [
    14,
    [
      [
        "database.maximumStorageGiB",
        100,
        "at least 110 GiB, a tenth above `database.storageGiB`",
        "raise `database.maximumStorageGiB`",
      ],
      ["database.storageGiB", 19, "a whole number of GiB from 20 to 65536"],
      ["database.backupRetentionDays", 0, "a whole number of days from 1 to 35"],
      ["database.backupWindow", "3:00-4:00", "hh:mm-hh:mm in UTC"],
      ["database.backupWindow", "24:00-01:00", "hh:mm-hh:mm in UTC"],
      ["database.backupWindow", "03:00-03:29", "at least 30 minutes", "make `database.backupWindow` longer"],
      ["database.maintenanceWindow", "04:30-05:30", "ddd:hh:mm-ddd:hh:mm in UTC"],
      [
        "database.maintenanceWindow",
        "sun:04:30-sun:04:30",
        "at least 30 minutes",
        "make `database.maintenanceWindow` longer",
      ],
      [
        "database.maintenanceWindow",
        "sun:03:30-sun:04:30",
        "a window outside the daily backup window 03:00-04:00",
        "move one of the two windows",
      ],
    ],
  ],
  [
    15,
    [
      ["name", "abcdefghijk", NAME],
      ["name", "a", NAME],
      ["name", "prod-", NAME],
      ["name", "Prod", NAME],
      ["name", "pröd", NAME],
      ["name", "1prod", NAME],
      ["name", "", NAME],
      [
        "web.boot",
        { kind: "artifact", bucket: "Upper", key: "k", sha256: "0".repeat(64) },
        "the name of an S3 bucket",
        "change `web.boot.bucket`",
        '"Upper"',
      ],
      ["tags", { "aws:owner": "me" }, TAG_KEY, "change `tags.aws:owner`", '"me"'],
      ["tags", { "AWS:owner": "me" }, TAG_KEY, "change `tags.AWS:owner`", '"me"'],
      ["tags", { Environment: "me" }, TAG_KEY, "change `tags.Environment`", '"me"'],
      ["tags", { ["k".repeat(129)]: "me" }, TAG_KEY, `change \`tags.${"k".repeat(129)}\``, '"me"'],
      [
        "tags",
        { owner: "v".repeat(257) },
        TAG_VALUE,
        "change `tags.owner`",
        `"${"v".repeat(119)}… (259 characters)`,
      ],
      ["database.name", "mysql", `1 to 32 ${MYSQL}`],
      ["database.masterUser", "admin", `1 to 16 ${MYSQL}`],
      ["database.masterUser", "m".repeat(17), `1 to 16 ${MYSQL}`],
    ],
  ],
  [
    16,
    [
      ["web.port", 0, PORT],
      ["web.port", 80, PORT],
      ["web.port", 65_536, PORT],
      ["database.port", 1149, "a TCP port from 1150 to 65535"],
      ["database.port", 3306, "a port other than the well-known 3306"],
      [
        "database.port",
        8080,
        "a port other than the backend's 8080",
        "change `database.port` or `backend.port`",
      ],
    ],
  ],
  [
    17,
    [
      [
        "web.healthCheck.timeoutSeconds",
        10,
        "less than the interval of 10 seconds",
        "lower `web.healthCheck.timeoutSeconds` or raise the interval",
      ],
      ["web.healthCheck.healthyThreshold", 1, "a whole number of checks from 2 to 10"],
      ["web.healthCheck.unhealthyThreshold", 11, "a whole number of checks from 2 to 10"],
      ["web.healthCheck.intervalSeconds", 4, "a whole number of seconds from 5 to 300"],
      ["web.healthCheck.path", "healthz", "an absolute path of at most 1024 characters"],
      ["web.slowStartSeconds", 30, "", "remove it"],
    ],
  ],
  [
    18,
    [
      ["web.listener", { kind: "https" }, CERTIFICATE_OR_DOMAIN],
      ["web.listener", { kind: "http" }, REASON, "add `web.listener.reason`", "missing"],
      ["web.listener", { kind: "http", reason: "short" }, REASON, "change `web.listener.reason`", '"short"'],
      ["web.listener.certificateArn", "certificate/1", CERTIFICATE],
      ["web.listener.certificateArn", "arn:aws:acm:eu-west-1:111122223333:certificate/1", OURS],
      ["web.listener.certificateArn", "arn:aws:acm:us-east-1:444455556666:certificate/1", OURS],
      ["web.listener.certificateArn", "arn:aws-cn:acm:us-east-1:111122223333:certificate/1", OURS],
    ],
  ],
];

const TIER_FIELDS =
  "instanceType, otherInstanceTypes, spot, minimum, maximum, listener, port, targetProtocol, image, boot, healthCheck, scaling, replacement, rollout, lifecycleHooks, warmPool, reservedCapacityUnits, warmupSeconds, deregistrationDelaySeconds, idleTimeoutSeconds, balancing, desyncMitigation, cpuCredits, rootVolumeGiB, logRetentionDays";

export const BAD_INPUTS: readonly BadInput[] = ROWS.flatMap(([row, cases]) =>
  cases.map(([path, value, allowed, fix, shown]) => {
    // The fix, in backquotes, names the field itself where the change is that of its group.
    const named = /^(?:add|change) `([^`]+)`$/.exec(fix ?? "")?.[1];
    const isMissing = value === ABSENT;
    return {
      row,
      change: { [path]: value },
      path: named ?? path,
      shown: shown ?? (isMissing ? "missing" : JSON.stringify(value)),
      allowed:
        allowed === ""
          ? `no such field; known are ${TIER_FIELDS}${path.startsWith("web.") ? ", firewall" : ""}`
          : allowed,
      fix: fix ?? `${isMissing ? "add" : "change"} \`${path}\``,
    };
  }),
);
