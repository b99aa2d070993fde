import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { Construct } from "constructs";
import { AccountFacts } from "./account-facts";
import { EncryptionKey } from "./encryption-key";
import { policyDocument } from "./policy";

/** The services that publish to the topic. */
const PUBLISHERS = ["cloudwatch.amazonaws.com", "events.amazonaws.com", "events.rds.amazonaws.com"];

/** Where everything that people should hear of arrives; they subscribe to it. */
export class EventTopic extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { namePrefix }: { readonly namePrefix: string }) {
    super(scope, id);
    const { accountId } = AccountFacts.of(this);
    const key = new EncryptionKey(this, "key", {
      alias: `alias/${namePrefix}-events`,
      description: `${namePrefix}: messages of the event topic`,
      grants: [
        {
          Sid: "PublishersEncrypt",
          Effect: "Allow",
          // No SourceArn condition: EventBridge sends none, and its messages would be dropped silently.
          Principal: { Service: PUBLISHERS },
          Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
          Resource: "*",
        },
      ],
    });
    const topic = new SnsTopic(this, "sns-topic", { name: `${namePrefix}-events`, kmsMasterKeyId: key.arn });
    new SnsTopicPolicy(this, "sns-topic-policy", {
      arn: topic.arn,
      policy: policyDocument([
        {
          Sid: "AccountPublishes",
          Effect: "Allow",
          Principal: { AWS: `arn:${AccountFacts.of(this).partition}:iam::${accountId}:root` },
          Action: ["sns:GetTopicAttributes", "sns:Publish", "sns:SetTopicAttributes", "sns:Subscribe"],
          Resource: topic.arn,
        },
        {
          Sid: "ServicesPublish",
          Effect: "Allow",
          Principal: { Service: PUBLISHERS },
          Action: "sns:Publish",
          Resource: topic.arn,
        },
        {
          Sid: "TlsOnly",
          Effect: "Deny",
          Principal: "*",
          Action: "sns:Publish",
          Resource: topic.arn,
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ]),
    });
    this.arn = topic.arn;
  }
}
