import { databaseScope } from "../../support/database-scope";
import { resource, resources } from "../../support/stack-json";

const INSTANCE = "aws_db_instance.database_db-instance";
const on = { kind: "on", events: ["CONNECT", "QUERY_DDL"] } as const;

describe("MySQL's audit log", () => {
  const { json } = databaseScope({ settings: { auditLog: on } });

  it("comes from a plugin of an option group, which outlives snapshots that name it", () => {
    expect(resources(json, "aws_db_option_group")).toEqual({
      "database_db-option-group": {
        name_prefix: "durable-test-mysql84-",
        engine_name: "mysql",
        major_engine_version: "8.4",
        option_group_description: "MySQL's audit log",
        option: [
          {
            option_name: "MARIADB_AUDIT_PLUGIN",
            option_settings: [{ name: "SERVER_AUDIT_EVENTS", value: "CONNECT,QUERY_DDL" }],
          },
        ],
        skip_destroy: true,
        lifecycle: { create_before_destroy: true },
      },
    });
  });

  it("leaves the database with the others, into a log group of ours", () => {
    expect(resource(json, INSTANCE)).toMatchObject({
      option_group_name: "${aws_db_option_group.database_db-option-group.name}",
      enabled_cloudwatch_logs_exports: ["audit", "error", "general", "slowquery"],
    });
    expect(resource(json, "aws_cloudwatch_log_group.database_log-audit")["name"]).toBe(
      "/aws/rds/instance/durable-test-database/audit",
    );
  });

  it("leaves no group behind where data is disposable", () => {
    const disposable = databaseScope({ settings: { auditLog: on }, retained: false }).json;
    const group = resource(disposable, "aws_db_option_group.database_db-option-group");
    expect(Object.keys(group)).not.toContain("skip_destroy");
  });

  it("is off by default", () => {
    expect(resources(databaseScope().json, "aws_db_option_group")).toEqual({});
  });
});
