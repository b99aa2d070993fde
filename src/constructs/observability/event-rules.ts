import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { Construct } from "constructs";
import { physicalName } from "../../foundation/name-limits";
import { AccountFacts } from "../account-facts";
import { policyDocument } from "../policy";
import { type EventPatternProps, eventPatterns } from "./event-patterns";

/** Long enough for a long weekend. SQS keeps messages for 14 days at most. */
const RETENTION_SECONDS = 14 * 24 * 3600;

export interface EventRulesProps extends EventPatternProps {
  readonly namePrefix: string;
  readonly region: string;
  readonly topicArn: string;
}

/**
 * What AWS tells by events alone: launches and refreshes that fail, failovers, its own troubles. RDS has a subscription
 * of its own to the topic: a failover, a failure and low storage come by two ways on purpose, each may fail alone.
 */
export class EventRules extends Construct {
  /** The rules by what they are about. */
  readonly names: Readonly<Record<string, string>>;
  readonly queueName: string;

  constructor(scope: Construct, id: string, props: EventRulesProps) {
    super(scope, id);
    const { namePrefix, topicArn } = props;
    const rules = Object.entries(eventPatterns(props)).map(([key, { description, pattern }]) => ({
      key,
      rule: new CloudwatchEventRule(this, key, {
        name: physicalName("eventRule", `${namePrefix}-${key}`),
        description,
        eventPattern: JSON.stringify(pattern),
      }),
    }));
    const queue = this.createQueue(
      props,
      rules.map(({ key }) => key),
    );
    for (const { key, rule } of rules) {
      new CloudwatchEventTarget(this, `${key}-target`, {
        rule: rule.name,
        targetId: "topic",
        arn: topicArn,
        deadLetterConfig: { arn: queue.arn },
      });
    }
    this.names = Object.fromEntries(rules.map(({ key, rule }) => [key, rule.name]));
    this.queueName = queue.name;
  }

  /**
   * What the topic did not take within a day. Not under the topic's key: what kept an event from the topic must not keep
   * it from here. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
   */
  private createQueue({ namePrefix, region }: EventRulesProps, rules: readonly string[]): SqsQueue {
    const facts = AccountFacts.of(this);
    const name = physicalName("queue", `${namePrefix}-undelivered-events`);
    const arn = facts.arn("sqs", region, name);
    return new SqsQueue(this, "undelivered", {
      name,
      messageRetentionSeconds: RETENTION_SECONDS,
      sqsManagedSseEnabled: true,
      policy: policyDocument([
        {
          Sid: "RulesLeaveWhatTheyCouldNotDeliver",
          Effect: "Allow",
          Principal: { Service: "events.amazonaws.com" },
          Action: "sqs:SendMessage",
          Resource: arn,
          Condition: {
            ArnEquals: {
              "aws:SourceArn": rules.map((key) => facts.arn("events", region, `rule/${namePrefix}-${key}`)),
            },
          },
        },
        {
          Sid: "EncryptedTransportOnly",
          Effect: "Deny",
          Principal: "*",
          Action: "sqs:*",
          Resource: arn,
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ]),
    });
  }
}
