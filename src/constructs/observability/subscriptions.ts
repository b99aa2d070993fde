import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";
import type { OperationsSettings } from "../../config/environment";

export interface SubscriptionsProps {
  readonly topicArn: string;
  readonly subscriptions: OperationsSettings["subscriptions"];
}

/**
 * Who is told. Each endpoint confirms for itself: SNS delivers nothing before, and Terraform does not wait for it.
 * An id names the endpoint, so that adding one moves no other.
 */
export class Subscriptions extends Construct {
  constructor(scope: Construct, id: string, { topicArn, subscriptions }: SubscriptionsProps) {
    super(scope, id);
    for (const subscription of subscriptions) {
      const [protocol, endpoint] =
        subscription.kind === "email" ? ["email", subscription.address] : ["https", subscription.url];
      new SnsTopicSubscription(this, endpoint.replace(/^https:\/\//, "").replaceAll(/[^A-Za-z0-9]+/g, "-"), {
        topicArn,
        protocol,
        endpoint,
      });
    }
  }
}
