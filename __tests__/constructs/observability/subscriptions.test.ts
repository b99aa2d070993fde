import { Subscriptions } from "../../../src/constructs/observability/subscriptions";
import { resources } from "../../support/stack-json";
import { synthesizeScope } from "../../support/synth";

it("tell each endpoint, under an id that names it", () => {
  const { json } = synthesizeScope((scope) => {
    new Subscriptions(scope, "subscriptions", {
      topicArn: "arn:topic",
      subscriptions: [
        { kind: "email", address: "on-call+night@example.com" },
        { kind: "https", url: "https://hooks.example.com/durable" },
      ],
    });
  });
  expect(resources(json, "aws_sns_topic_subscription")).toEqual({
    "subscriptions_on-call-night-example-com": {
      topic_arn: "arn:topic",
      protocol: "email",
      endpoint: "on-call+night@example.com",
    },
    "subscriptions_hooks-example-com-durable": {
      topic_arn: "arn:topic",
      protocol: "https",
      endpoint: "https://hooks.example.com/durable",
    },
  });
});
