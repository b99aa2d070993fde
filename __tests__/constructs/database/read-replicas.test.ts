import { addresses, attributeOf, resource, resources } from "../../support/stack-json";
import { environmentWith, prod } from "../../support/environments";
import { synthesize } from "../../support/synth";

const withReplicas = (zones: readonly string[]) =>
  synthesize(
    environmentWith({
      database: { masterPassword: { kind: "own", allows: { kind: "read-replicas", zones } } },
    }),
  ).durable;

const json = withReplicas(["us-east-1b"]);
const REPLICA = "aws_db_instance.database_replica_us_east_1b";

describe("a read replica", () => {
  it("is exactly this", () => {
    expect(resource(json, REPLICA)).toMatchObject({
      identifier: "durable-prod-database-us-east-1b",
      replicate_source_db: "${aws_db_instance.database.identifier}",
      instance_class: prod.database.instanceClass,
      availability_zone: "us-east-1b",
      multi_az: false,
      publicly_accessible: false,
      port: 3307,
      vpc_security_group_ids: ["${aws_security_group.database.id}"],
      parameter_group_name: "${aws_db_parameter_group.database.name}",
      storage_encrypted: true,
      backup_retention_period: 0,
      deletion_protection: true,
      skip_final_snapshot: true,
      iam_database_authentication_enabled: true,
      enabled_cloudwatch_logs_exports: ["error", "general", "slowquery"],
    });
    // What AWS refuses for a replica: they are its source's.
    for (const key of ["username", "password_wo", "db_name", "engine", "kms_key_id", "db_subnet_group_name"])
      expect(Object.keys(resource(json, REPLICA))).not.toContain(key);
  });

  it("has log groups of its own, with key and retention", () => {
    expect(
      Object.entries(attributeOf(json, "aws_cloudwatch_log_group", "name"))
        .filter(([id]) => id.startsWith("database_replica"))
        .map(([, name]) => name),
    ).toEqual(
      ["error", "general", "slowquery"].map(
        (log) => `/aws/rds/instance/durable-prod-database-us-east-1b/${log}`,
      ),
    );
  });

  it("is watched: its lag rings, and its events are told", () => {
    const alarm = resource(json, "aws_cloudwatch_metric_alarm.alarms_database_us_east_1b_replica_lag");
    expect(alarm).toMatchObject({
      metric_name: "ReplicaLag",
      dimensions: { DBInstanceIdentifier: `\${${REPLICA}.identifier}` },
    });
    expect(resource(json, "aws_db_event_subscription.database_events")).toMatchObject({
      source_ids: ["${aws_db_instance.database.identifier}", `\${${REPLICA}.identifier}`],
      event_categories: expect.arrayContaining(["read replica"]) as unknown,
    });
  });

  it("is found by its readers", () => {
    expect(json.output?.["database_replica_addresses"]?.["value"]).toEqual([`\${${REPLICA}.address}`]);
  });

  it("changes no address of another one, nor of anything else, when one more comes", () => {
    const more = addresses(withReplicas(["us-east-1a", "us-east-1b"]));
    expect(addresses(json).filter((address) => !more.includes(address))).toEqual([]);
    expect(more.filter((address) => !addresses(json).includes(address))).toEqual([
      "aws_cloudwatch_log_group.database_replica_us_east_1a_log_error",
      "aws_cloudwatch_log_group.database_replica_us_east_1a_log_general",
      "aws_cloudwatch_log_group.database_replica_us_east_1a_log_slowquery",
      "aws_cloudwatch_metric_alarm.alarms_database_us_east_1a_replica_lag",
      "aws_db_instance.database_replica_us_east_1a",
    ]);
  });

  it("is none by default", () => {
    expect(Object.keys(resources(synthesize(prod).durable, "aws_db_instance"))).toEqual(["database"]);
  });
});
