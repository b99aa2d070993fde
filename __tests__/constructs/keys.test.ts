import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { EncryptionKey } from "../../src/constructs/encryption-key";
import { EventTopic } from "../../src/constructs/event-topic";
import { createVolumeKey } from "../../src/constructs/volume-key";
import { resource, resources, statements } from "../support/stack-json";
import { synthesizeScope } from "../support/synth";

setupJest();

const ACCOUNT = "${data.aws_caller_identity.current_caller-identity.account_id}";
const PARTITION = "${data.aws_partition.current_partition.partition}";
const ADMINISTERS = {
  Sid: "AccountAdministers",
  Effect: "Allow",
  Principal: { AWS: `arn:${PARTITION}:iam::${ACCOUNT}:root` },
  Action: "kms:*",
  Resource: "*",
};

describe("an encryption key", () => {
  const grant = {
    Sid: "Guest",
    Effect: "Allow",
    Principal: { Service: "example.amazonaws.com" },
    Action: "kms:Decrypt",
    Resource: "*",
  } as const;
  const { text, json } = synthesizeScope((scope) => {
    new EncryptionKey(scope, "plain", { alias: "alias/plain", description: "plain" });
    new EncryptionKey(scope, "kept", {
      alias: "alias/kept",
      description: "kept",
      grants: [grant],
      retained: true,
    });
  });

  it("rotates, by cdktf's matchers", () => {
    expect(text).toHaveResourceWithProperties(KmsKey, { enable_key_rotation: true });
  });

  it("rotates, waits 30 days before it dies, and is kept where asked", () => {
    const keys = Object.entries(resources(json, "aws_kms_key")).map(([id, { policy: _policy, ...key }]) => [
      id,
      key,
    ]);
    const key = (description: string, kept: boolean) => ({
      description,
      enable_key_rotation: true,
      deletion_window_in_days: 30,
      lifecycle: { prevent_destroy: kept },
    });
    expect(Object.fromEntries(keys)).toEqual({
      "plain_kms-key": key("plain", false),
      "kept_kms-key": key("kept", true),
    });
    expect(resources(json, "aws_kms_alias")).toEqual({
      "plain_kms-alias": { name: "alias/plain", target_key_id: "${aws_kms_key.plain_kms-key.key_id}" },
      "kept_kms-alias": { name: "alias/kept", target_key_id: "${aws_kms_key.kept_kms-key.key_id}" },
    });
  });

  it("is the account's, and its guests' as listed", () => {
    expect(statements(resource(json, "aws_kms_key.plain_kms-key")["policy"])).toEqual([ADMINISTERS]);
    expect(statements(resource(json, "aws_kms_key.kept_kms-key")["policy"])).toEqual([ADMINISTERS, grant]);
  });
});

describe("the volumes' key", () => {
  it("admits Auto Scaling's service-linked role, without which every launch fails", () => {
    const { json } = synthesizeScope((scope) => void createVolumeKey(scope, "volume-key", "durable-test"));
    const role = `arn:${PARTITION}:iam::${ACCOUNT}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`;
    const shared = { Effect: "Allow", Principal: { AWS: role }, Resource: "*" };
    expect(statements(resource(json, "aws_kms_key.volume-key_kms-key")["policy"])).toEqual([
      ADMINISTERS,
      {
        ...shared,
        Sid: "AutoScalingUses",
        Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
      },
      {
        ...shared,
        Sid: "AutoScalingGrants",
        Action: "kms:CreateGrant",
        Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
      },
    ]);
  });
});

describe("the event topic", () => {
  const { json } = synthesizeScope(
    (scope) => void new EventTopic(scope, "events", { namePrefix: "durable-test" }),
  );
  const publishers = ["cloudwatch.amazonaws.com", "events.amazonaws.com", "events.rds.amazonaws.com"];

  it("is encrypted with a key of its own", () => {
    expect(resources(json, "aws_sns_topic")).toEqual({
      "events_sns-topic": {
        name: "durable-test-events",
        kms_master_key_id: "${aws_kms_key.events_key_kms-key.arn}",
      },
    });
  });

  it("has a key that CloudWatch, EventBridge and RDS may use, on no condition that EventBridge cannot meet", () => {
    expect(statements(resource(json, "aws_kms_key.events_key_kms-key")["policy"])).toEqual([
      ADMINISTERS,
      {
        Sid: "PublishersEncrypt",
        Effect: "Allow",
        Principal: { Service: publishers },
        Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
        Resource: "*",
      },
    ]);
  });

  it("takes messages from the account and the three services alone", () => {
    const arn = "${aws_sns_topic.events_sns-topic.arn}";
    const { policy, ...rest } = resource(json, "aws_sns_topic_policy.events_sns-topic-policy");
    expect(rest).toEqual({ arn });
    expect(statements(policy)).toEqual([
      {
        Sid: "AccountPublishes",
        Effect: "Allow",
        Principal: { AWS: `arn:${PARTITION}:iam::${ACCOUNT}:root` },
        Action: ["sns:GetTopicAttributes", "sns:Publish", "sns:SetTopicAttributes", "sns:Subscribe"],
        Resource: arn,
      },
      {
        Sid: "ServicesPublish",
        Effect: "Allow",
        Principal: { Service: publishers },
        Action: "sns:Publish",
        Resource: arn,
      },
      {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "sns:Publish",
        Resource: arn,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]);
  });
});
