import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { databaseScope } from "../../support/database-scope";
import { leaves, resource, resources, statements } from "../../support/stack-json";

setupJest();

const { text, json } = databaseScope();
const INSTANCE = "aws_db_instance.database_db-instance";

describe("the database", () => {
  it("is MySQL with a standby in another zone, by cdktf's matchers", () => {
    expect(text).toHaveResourceWithProperties(DbInstance, { engine: "mysql", multi_az: true });
  });

  it("is exactly this where data is retained", () => {
    expect(resources(json, "aws_db_instance")).toEqual({
      "database_db-instance": {
        identifier: "durable-test-database",
        engine: "mysql",
        engine_version: "8.4",
        instance_class: "db.m6g.large",
        multi_az: true,
        db_subnet_group_name: "${aws_db_subnet_group.database_db-subnet-group.name}",
        vpc_security_group_ids: ["sg-database"],
        publicly_accessible: false,
        port: 3307,
        db_name: "app",
        username: "dbowner",
        manage_master_user_password: true,
        master_user_secret_kms_key_id: "arn:key",
        iam_database_authentication_enabled: true,
        ca_cert_identifier: "rds-ca-rsa2048-g1",
        parameter_group_name: "${aws_db_parameter_group.database_db-parameter-group.name}",
        storage_type: "gp3",
        allocated_storage: 100,
        max_allocated_storage: 500,
        storage_encrypted: true,
        kms_key_id: "arn:key",
        backup_retention_period: 14,
        backup_window: "03:00-04:00",
        maintenance_window: "sun:04:30-sun:05:30",
        auto_minor_version_upgrade: true,
        copy_tags_to_snapshot: true,
        delete_automated_backups: false,
        apply_immediately: false,
        deletion_protection: true,
        skip_final_snapshot: false,
        final_snapshot_identifier: "durable-test-database-final-app-dbowner-vpc-1",
        monitoring_interval: 60,
        monitoring_role_arn: "${aws_iam_role.database_monitoring_iam-role.arn}",
        performance_insights_enabled: true,
        performance_insights_kms_key_id: "arn:key",
        performance_insights_retention_period: 7,
        database_insights_mode: "standard",
        enabled_cloudwatch_logs_exports: ["error", "general", "slowquery"],
        tags: { Name: "durable-test-database" },
        lifecycle: { prevent_destroy: true },
        depends_on: [
          "aws_cloudwatch_log_group.database_log-error",
          "aws_cloudwatch_log_group.database_log-general",
          "aws_cloudwatch_log_group.database_log-slowquery",
          "aws_iam_role_policy.database_monitoring_iam-role-policy",
        ],
      },
    });
  });

  it("differs only in what protects its data where it is disposable", () => {
    const retained = resource(json, INSTANCE);
    const disposable = resource(databaseScope({ retained: false }).json, INSTANCE);
    const { final_snapshot_identifier: _snapshot, ...rest } = retained;
    expect(disposable).toEqual({
      ...rest,
      delete_automated_backups: true,
      apply_immediately: true,
      deletion_protection: false,
      skip_final_snapshot: true,
      lifecycle: { prevent_destroy: false },
    });
  });

  it("has no standby where that is given up for a reason", () => {
    const availability = { kind: "single-az", reason: "a database that may be lost" } as const;
    expect(resource(databaseScope({ settings: { availability } }).json, INSTANCE)["multi_az"]).toBe(false);
  });

  it("keeps performance data for 15 months with Advanced insights", () => {
    expect(resource(databaseScope({ settings: { insights: "advanced" } }).json, INSTANCE)).toMatchObject({
      database_insights_mode: "advanced",
      performance_insights_retention_period: 465,
    });
  });

  it("has no password anywhere: RDS makes it", () => {
    const named = leaves(json).filter(({ path }) => /password/i.test(path.at(-1) ?? ""));
    expect(named.map(({ path, value }) => [path.at(-1), value])).toEqual([
      ["manage_master_user_password", true],
    ]);
  });
});

describe("the final snapshot's name", () => {
  const nameFor = (settings: { name?: string; masterUser?: string }, vpcId = "vpc-1"): unknown =>
    resource(databaseScope({ settings, vpcId }).json, INSTANCE)["final_snapshot_identifier"];

  it("is new for another VPC and for each input that forces a new instance", () => {
    const names = [
      nameFor({}),
      nameFor({}, "vpc-2"),
      nameFor({ name: "shop" }),
      nameFor({ masterUser: "chief" }),
    ];
    expect(new Set(names).size).toBe(names.length);
  });

  it("is one that RDS takes: letters, digits and single hyphens", () => {
    expect(nameFor({ name: "a__b_", masterUser: "c_" })).toBe("durable-test-database-final-a-b-c-vpc-1");
  });
});

describe("what stands beside the database", () => {
  it("is a subnet group with a subnet in every zone", () => {
    expect(resources(json, "aws_db_subnet_group")).toEqual({
      "database_db-subnet-group": {
        name: "durable-test-database",
        description: "The database layer, a subnet in every zone",
        subnet_ids: ["subnet-a", "subnet-b"],
      },
    });
  });

  it("is a parameter group that refuses connections without TLS, and can be replaced", () => {
    expect(resources(json, "aws_db_parameter_group")).toEqual({
      "database_db-parameter-group": {
        name_prefix: "durable-test-mysql84-",
        family: "mysql8.4",
        description: "TLS enforced, caching_sha2_password, slow queries logged",
        parameter: [
          { name: "require_secure_transport", value: "1", apply_method: "immediate" },
          { name: "authentication_policy", value: "caching_sha2_password,,", apply_method: "pending-reboot" },
          { name: "slow_query_log", value: "1", apply_method: "immediate" },
          { name: "long_query_time", value: "1", apply_method: "immediate" },
          { name: "log_output", value: "FILE", apply_method: "immediate" },
        ],
        lifecycle: { create_before_destroy: true },
      },
    });
  });

  it("is a log group, encrypted and kept as asked, for each log that RDS exports", () => {
    const group = (log: string) => ({
      name: `/aws/rds/instance/durable-test-database/${log}`,
      retention_in_days: 365,
      kms_key_id: "arn:key",
    });
    expect(resources(json, "aws_cloudwatch_log_group")).toEqual({
      "database_log-error": group("error"),
      "database_log-general": group("general"),
      "database_log-slowquery": group("slowquery"),
    });
  });

  it("is a monitoring role for RDS, for this account alone, on the one log group that it writes", () => {
    const account = "${data.aws_caller_identity.current_caller-identity.account_id}";
    const arn = `arn:\${data.aws_partition.current_partition.partition}:logs:*:${account}:log-group:RDSOSMetrics*`;
    const role = resource(json, "aws_iam_role.database_monitoring_iam-role");
    expect(statements(role["assume_role_policy"])).toEqual([
      {
        Sid: "Assume",
        Effect: "Allow",
        Principal: { Service: "monitoring.rds.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": account } },
      },
    ]);
    const policy = resource(json, "aws_iam_role_policy.database_monitoring_iam-role-policy");
    expect(statements(policy["policy"]).map(({ Resource }) => Resource)).toEqual([
      arn,
      `${arn}:log-stream:*`,
    ]);
  });
});
