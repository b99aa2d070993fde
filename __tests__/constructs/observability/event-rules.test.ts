import { EventRules } from "../../../src/constructs/observability/event-rules";
import { attributeOf, resource, resources, statements } from "../../support/stack-json";
import { synthesizeScope } from "../../support/synth";

const { json } = synthesizeScope((scope) => {
  new EventRules(scope, "event-rules", {
    namePrefix: "durable-test",
    region: "us-east-1",
    topicArn: "arn:topic",
    groupNames: ["group-web", "group-backend"],
    databaseArn: "arn:database",
  });
});
const RULES = ["launches", "refreshes", "database-events", "health"];

it("match what AWS tells by events alone, of what is ours", () => {
  const patterns = Object.values(resources(json, "aws_cloudwatch_event_rule")).map((rule) => [
    rule["name"],
    JSON.parse(String(rule["event_pattern"])) as unknown,
  ]);
  const groups = { AutoScalingGroupName: ["group-web", "group-backend"] };
  expect(Object.fromEntries(patterns)).toEqual({
    "durable-test-launches": {
      source: ["aws.autoscaling"],
      "detail-type": ["EC2 Instance Launch Unsuccessful", "EC2 Instance Terminate Unsuccessful"],
      detail: groups,
    },
    "durable-test-refreshes": {
      source: ["aws.autoscaling"],
      "detail-type": [
        "EC2 Auto Scaling Instance Refresh Cancelled",
        "EC2 Auto Scaling Instance Refresh Failed",
        "EC2 Auto Scaling Instance Refresh Rollback Failed",
        "EC2 Auto Scaling Instance Refresh Rollback Started",
        "EC2 Auto Scaling Instance Refresh Rollback Succeeded",
      ],
      detail: groups,
    },
    "durable-test-database-events": {
      source: ["aws.rds"],
      "detail-type": ["RDS DB Instance Event"],
      detail: { SourceArn: ["arn:database"], EventCategories: ["failover", "failure", "low storage"] },
    },
    "durable-test-health": {
      source: ["aws.health"],
      "detail-type": ["AWS Health Event"],
      detail: { eventTypeCategory: ["issue", "scheduledChange"] },
    },
  });
});

it("hand every event to the topic, and what it does not take to the queue", () => {
  expect(resources(json, "aws_cloudwatch_event_target")).toEqual(
    Object.fromEntries(
      RULES.map((key) => [
        `event-rules_${key}-target`,
        {
          rule: `\${aws_cloudwatch_event_rule.event-rules_${key}.name}`,
          target_id: "topic",
          arn: "arn:topic",
          dead_letter_config: { arn: "${aws_sqs_queue.event-rules_undelivered.arn}" },
        },
      ]),
    ),
  );
});

it("leave undelivered events for two weeks in a queue that is not under the topic's key", () => {
  expect(resources(json, "aws_sqs_queue")).toEqual({
    "event-rules_undelivered": {
      name: "durable-test-undelivered-events",
      message_retention_seconds: 1_209_600,
      sqs_managed_sse_enabled: true,
      policy: expect.any(String) as unknown,
    },
  });
});

it("let these rules alone write to the queue, over TLS alone", () => {
  const account =
    "arn:${data.aws_partition.current_partition.partition}:%:us-east-1:${data.aws_caller_identity.current_caller-identity.account_id}:";
  const queue = `${account.replace("%", "sqs")}durable-test-undelivered-events`;
  const written = resource(json, "aws_sqs_queue.event-rules_undelivered")["policy"];
  expect(statements(written)).toEqual([
    {
      Sid: "RulesLeaveWhatTheyCouldNotDeliver",
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: "sqs:SendMessage",
      Resource: queue,
      Condition: {
        ArnEquals: {
          "aws:SourceArn": RULES.map((key) => `${account.replace("%", "events")}rule/durable-test-${key}`),
        },
      },
    },
    {
      Sid: "EncryptedTransportOnly",
      Effect: "Deny",
      Principal: "*",
      Action: "sqs:*",
      Resource: queue,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ]);
});

it("say what each is for", () => {
  for (const text of Object.values(attributeOf(json, "aws_cloudwatch_event_rule", "description")))
    expect(text).toMatch(/^.{20,200}$/);
});
