import { add, all, remove, set } from "../../rules/support/changed-stack";
import { change, ENTRANCE, flip, type Flip, removeAll } from "../support/flip";

const DATABASE = "aws_db_instance.database";
const PARAMETERS = "aws_db_parameter_group.database";
const SECRET = "aws_secretsmanager_secret.application";
const KEY = "aws_kms_key.volume_key";
const OPEN = JSON.stringify({
  Statement: [{ Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*" }],
});

const rotation = (rules: unknown) =>
  add("aws_secretsmanager_secret_rotation.x", {
    secret_id: "${aws_secretsmanager_secret.application.id}",
    rotation_rules: rules,
  });

const hears = (kind: string, categories: unknown) =>
  add(`aws_db_event_subscription.${kind.replaceAll("-", "_")}`, {
    sns_topic: "x",
    source_type: kind,
    event_categories: categories,
  });
const FURTHER = ["database-parameter-events", "database-group-events"];

export const DATABASES: readonly Flip[] = [
  ...flip(`${DATABASE}.multi_az`, false, "database-standby"),
  ...flip(`${DATABASE}.storage_encrypted`, false, "database-encryption"),
  ...flip(`${DATABASE}.publicly_accessible`, true, "database-public"),
  ...flip(`${DATABASE}.backup_retention_period`, 1, "database-backups"),
  ...flip(`${DATABASE}.auto_minor_version_upgrade`, false, "database-minor-upgrade"),
  ...flip(`${DATABASE}.deletion_protection`, false, "deletion-protection"),
  // That people log in with roles is what stands in for an audit log.
  change("passwords of people", set(`${DATABASE}.iam_database_authentication_enabled`, false), [
    `finding database-iam ${DATABASE}`,
    `finding database-every-log ${DATABASE}`,
  ]),
  change(
    "nobody knows how people log in",
    set(`${DATABASE}.iam_database_authentication_enabled`, "${var.x}"),
    [`cannot tell database-iam ${DATABASE}`, `finding database-every-log ${DATABASE}`],
  ),
  ...flip(`${DATABASE}.monitoring_interval`, 0, "database-monitoring"),
  ...flip(`${DATABASE}.enabled_cloudwatch_logs_exports`, [], "database-logs database-every-log"),
  change(
    "every log",
    set(`${DATABASE}.enabled_cloudwatch_logs_exports`, ["audit", "error", "general", "slowquery"]),
    [],
  ),
  ...flip(`${DATABASE}.port`, 3306, "database-port"),
  ...flip(`${DATABASE}.performance_insights_enabled`, false, "database-insights"),
  ...flip(`${DATABASE}.performance_insights_kms_key_id`, undefined, "database-insights-key"),
  ...flip(`${DATABASE}.copy_tags_to_snapshot`, false, "database-snapshot-tags"),
  ...flip(`${DATABASE}.ca_cert_identifier`, "rds-ca-2019", "database-authority"),
  ...flip(`${PARAMETERS}.parameter.0.value`, "ON", `database-tls@${DATABASE}`),
  ...flip(`${DATABASE}.username`, "admin", "database-user"),
  change("no subnets of the database", set(`${DATABASE}.db_subnet_group_name`, undefined), [
    `finding database-network ${DATABASE}`,
    `cannot tell database-private ${DATABASE}`,
    ...ENTRANCE,
  ]),
  change("untold subnets of the database", set(`${DATABASE}.db_subnet_group_name`, "${var.x}"), [
    `cannot tell database-network ${DATABASE}`,
    `cannot tell database-private ${DATABASE}`,
    ...ENTRANCE,
  ]),
  change(
    "public subnets of the database",
    set("aws_db_subnet_group.database.subnet_ids", [
      "${aws_subnet.public_us_east_1a.id}",
      "${aws_subnet.public_us_east_1b.id}",
    ]),
    [`finding database-private ${DATABASE}`, ...ENTRANCE],
  ),
  change(
    "changes of parameters and groups are heard of",
    all(
      removeAll("aws_db_event_subscription"),
      hears("db-instance", []),
      hears("db-parameter-group", ["configuration change"]),
      hears("db-security-group", ["configuration change", "failure"]),
    ),
    [],
  ),
  change(
    "of parameters and groups nobody hears",
    all(removeAll("aws_db_event_subscription"), hears("db-instance", [])),
    FURTHER.map((rule) => `finding ${rule} ${DATABASE}`),
  ),
  change(
    "of parameters and groups nobody knows who hears",
    all(
      removeAll("aws_db_event_subscription"),
      hears("db-instance", []),
      hears("db-parameter-group", "${var.x}"),
      hears("db-security-group", "${var.x}"),
    ),
    FURTHER.map((rule) => `cannot tell ${rule} ${DATABASE}`),
  ),
  change("nobody hears of the database", remove("aws_db_event_subscription.database_events"), [
    `finding database-instance-events ${DATABASE}`,
  ]),
  change("untold events", set("aws_db_event_subscription.database_events.event_categories", "${var.x}"), [
    `cannot tell database-instance-events ${DATABASE}`,
  ]),
  change("a group of EC2-Classic", add("aws_db_security_group.x", { name: "x" }), [
    "finding database-security-group aws_db_security_group.x",
  ]),
  ...flip(`${KEY}.enable_key_rotation`, false, "key-rotation"),
  ...flip(`${KEY}.is_enabled`, false, "key-enabled"),
  ...flip(`${KEY}.policy`, OPEN, "key-policy-world"),
  change("a key without a policy", set(`${KEY}.policy`, undefined), [`finding key-policy ${KEY}`]),
  change(
    "a policy of a key that is not told",
    all(set(`${KEY}.policy`, undefined), add("aws_kms_key_policy.x", { key_id: "${var.x}", policy: OPEN })),
    [`cannot tell key-policy ${KEY}`],
  ),
  ...flip(`${SECRET}.kms_key_id`, undefined, "secret-key secret-rotation", "secret-key"),
  change("a rotation in time", rotation({ automatically_after_days: 30 }), []),
  change("a rotation by schedule", rotation({ schedule_expression: "rate(30 days)" }), []),
  change("an untold rotation", rotation({ automatically_after_days: "${var.x}" }), [
    `cannot tell secret-rotation ${SECRET}`,
  ]),
];
