import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { ApplicationSecret } from "../../../src/constructs/database/application-secret";
import { DatabaseEvents } from "../../../src/constructs/database/database-events";
import type { PolicyStatement } from "../../../src/constructs/policy";
import { resources } from "../../support/stack-json";
import { type SynthesizedScope, synthesizeScope } from "../../support/synth";

setupJest();

function secretScope(
  retained: boolean,
): SynthesizedScope & { readonly permissions: readonly PolicyStatement[] } {
  let permissions: readonly PolicyStatement[] = [];
  const synthesized = synthesizeScope((scope) => {
    const secret = new ApplicationSecret(scope, "application", {
      namePrefix: "durable-test",
      keyArn: "arn:key",
      masterSecretArn: "arn:master",
      region: "us-east-1",
      retained,
    });
    permissions = secret.permissions;
  });
  return { ...synthesized, permissions };
}

describe("the application's secret", () => {
  const { text, json, permissions } = secretScope(true);

  it("is made without a value: no password passes through JSON or state", () => {
    expect(text).toHaveResourceWithProperties(SecretsmanagerSecret, { recovery_window_in_days: 30 });
    expect(json.resource).toEqual({
      aws_secretsmanager_secret: {
        "application_secretsmanager-secret": {
          name_prefix: "durable-test-application-",
          description: "The application's database user; the first backend instance fills it in",
          kms_key_id: "arn:key",
          recovery_window_in_days: 30,
        },
      },
    });
  });

  it("goes at once where it is disposable", () => {
    expect(resources(secretScope(false).json, "aws_secretsmanager_secret")).toMatchObject({
      "application_secretsmanager-secret": { recovery_window_in_days: 0 },
    });
  });

  it("lets a backend instance write it, read the master's, and use their key for nothing else", () => {
    expect(permissions.map(({ Sid, Action, Condition }) => ({ Sid, Action, Condition }))).toEqual([
      {
        Sid: "ApplicationSecret",
        Action: [
          "secretsmanager:DescribeSecret",
          "secretsmanager:GetSecretValue",
          "secretsmanager:PutSecretValue",
        ],
      },
      { Sid: "MasterSecretAtFirstBoot", Action: "secretsmanager:GetSecretValue" },
      {
        Sid: "SecretsKey",
        Action: ["kms:Decrypt", "kms:GenerateDataKey"],
        Condition: { StringLike: { "kms:ViaService": "secretsmanager.us-east-1.*" } },
      },
    ]);
    expect(permissions.slice(1).map(({ Resource }) => Resource)).toEqual(["arn:master", "arn:key"]);
    expect(permissions[0]?.Resource).not.toBe("*");
  });
});

describe("the database's events", () => {
  it("tell the topic of everything that people act on", () => {
    const { json } = synthesizeScope((scope) => {
      new DatabaseEvents(scope, "events", {
        namePrefix: "durable-test",
        databaseIdentifier: "durable-test-database",
        replicaIdentifiers: [],
        topicArn: "arn:topic",
      });
    });
    expect(json.resource).toEqual({
      aws_db_event_subscription: {
        "events_db-event-subscription": {
          name: "durable-test-database",
          sns_topic: "arn:topic",
          source_type: "db-instance",
          source_ids: ["durable-test-database"],
          event_categories: [
            "availability",
            "backup",
            "configuration change",
            "deletion",
            "failover",
            "failure",
            "low storage",
            "maintenance",
            "notification",
            "recovery",
          ],
        },
        events_groups: {
          name: "durable-test-database-groups",
          sns_topic: "arn:topic",
          source_type: "db-security-group",
          event_categories: ["configuration change", "failure"],
        },
        events_parameters: {
          name: "durable-test-database-parameters",
          sns_topic: "arn:topic",
          source_type: "db-parameter-group",
          event_categories: ["configuration change"],
        },
      },
    });
  });
});
