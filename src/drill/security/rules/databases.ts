import { isReplica } from "../../../model/read-databases";
import { isThere, isTrue, numberIs, textIs, textsAre } from "../attribute-checks";
import { cannotTell, finding, fsbp, pass, type SecurityRule } from "../security-rule";

const INSTANCES = ["aws_db_instance"] as const;
/** Of MySQL: RDS.9. */
const LOGS = ["audit", "error", "general", "slowquery"];

export const DATABASES: readonly SecurityRule[] = [
  {
    id: "database-iam",
    title: "People log in to the database with roles",
    why: "Passwords of people are shared and stay; a token of IAM lasts 15 minutes.",
    source: fsbp("rds", 10),
    ids: ["CKV_AWS_161", "AWS-0176", "RDS.10"],
    check: isTrue({
      types: INSTANCES,
      path: "iam_database_authentication_enabled",
      fix: "Set iam_database_authentication_enabled = true.",
    }),
  },
  {
    id: "database-monitoring",
    title: "The database's operating system is measured",
    why: "What the hypervisor sees does not tell memory and processes.",
    source: fsbp("rds", 6),
    ids: ["CKV_AWS_118", "RDS.6"],
    check: numberIs({
      types: INSTANCES,
      path: "monitoring_interval",
      absent: 0,
      isGood: (seconds) => [1, 5, 10, 15, 30, 60].includes(seconds),
      fix: "Set monitoring_interval = 60, with a monitoring_role_arn.",
    }),
  },
  {
    id: "database-logs",
    title: "The database's logs leave it",
    why: "On the instance they go after days, and with the instance.",
    source: fsbp("rds", 9),
    ids: ["CKV_AWS_129"],
    check: textsAre({
      types: INSTANCES,
      path: "enabled_cloudwatch_logs_exports",
      isGood: (logs) => logs.length > 0,
      fix: "Name the engine's logs in enabled_cloudwatch_logs_exports.",
    }),
  },
  {
    id: "database-every-log",
    title: "Every log of the database leaves it",
    why: "Without the audit log nobody can say who read what.",
    source: fsbp("rds", 9),
    ids: ["RDS.9"],
    check: textsAre({
      types: INSTANCES,
      isAbout: (database) => {
        const engine = database.text("engine", "");
        return !engine.known || ["mysql", "mariadb"].includes(engine.value);
      },
      path: "enabled_cloudwatch_logs_exports",
      isGood: (logs) => LOGS.every((log) => logs.includes(log)),
      fix: `Name ${LOGS.join(", ")} in enabled_cloudwatch_logs_exports.`,
    }),
  },
  {
    id: "database-insights",
    title: "The database says what it waits for",
    why: "Without it the statement that slows everything is found by guessing.",
    source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.html",
    ids: ["CKV_AWS_353", "AWS-0133"],
    check: isTrue({
      types: INSTANCES,
      path: "performance_insights_enabled",
      fix: "Set performance_insights_enabled = true.",
    }),
  },
  {
    id: "database-snapshot-tags",
    title: "Snapshots keep the database's tags",
    why: "A snapshot without an owner is kept for ever, or deleted by the wrong one.",
    source: fsbp("rds", 17),
    ids: ["CKV2_AWS_60", "RDS.17"],
    check: isTrue({
      types: INSTANCES,
      path: "copy_tags_to_snapshot",
      fix: "Set copy_tags_to_snapshot = true.",
    }),
  },
  {
    id: "database-authority",
    title: "The database's certificate is of an authority of today",
    why: "Left out, it is whatever the region's default was on that day.",
    source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html",
    ids: ["CKV_AWS_211"],
    check: textIs({
      types: INSTANCES,
      path: "ca_cert_identifier",
      isGood: (name) => /^rds-ca-(?:rsa2048|rsa4096|ecc384)-g1$/u.test(name),
      fix: 'Set ca_cert_identifier = "rds-ca-rsa2048-g1".',
    }),
  },
  {
    id: "database-port",
    title: "The database listens on another port than everybody's",
    why: "The default port is what is tried first.",
    source: fsbp("rds", 23),
    ids: ["RDS.23", "AwsSolutions-RDS11"],
    check: numberIs({
      types: INSTANCES,
      path: "port",
      isGood: (port) => ![1433, 1521, 3306, 5432].includes(port),
      fix: "Set port to another one, such as 3307.",
    }),
  },
  {
    id: "database-user",
    title: "The master user has a name of its own",
    why: "The default name is half of what an attacker has to guess.",
    source: fsbp("rds", 25),
    ids: ["RDS.25"],
    check: textIs({
      types: INSTANCES,
      // A replica's user is its source's.
      isAbout: (database) => !isReplica(database),
      path: "username",
      isGood: (name) => !["admin", "postgres", "root", "mysql"].includes(name.toLowerCase()),
      fix: "Set username to another one.",
    }),
  },
  {
    id: "database-tls",
    title: "The database refuses connections without TLS",
    why: 'MySQL of RDS takes them unless require_secure_transport is "1"; scanners take no other spelling.',
    source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html",
    ids: ["CKV2_AWS_69", "RDS.39"],
    check: ({ topology }) =>
      topology.databases
        .filter(({ engine }) => !engine.known || ["mysql", "mariadb"].includes(engine.value))
        .map(({ address, parameters }) => {
          const fix = 'Set the parameter require_secure_transport to "1".';
          if (!parameters.known) return cannotTell(address, parameters.because, fix);
          const value = parameters.value["require_secure_transport"];
          return value === "1"
            ? pass(address)
            : finding(address, `require_secure_transport of ${address} is ${value ?? "left out"}`, fix);
        }),
  },
  {
    id: "database-network",
    title: "The database lies in subnets that somebody chose",
    why: "Left out, it lies in the default network.",
    source: fsbp("rds", 18),
    ids: ["RDS.18"],
    check: isThere({
      types: INSTANCES,
      // A replica lies in the group of its source.
      isAbout: (database) => !isReplica(database),
      path: "db_subnet_group_name",
      fix: "Name an aws_db_subnet_group.",
    }),
  },
];
