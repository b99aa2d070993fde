import { isAllowed, keyPolicyOf } from "./policies";
import { degrades, type Rule } from "./rule";
import { readerAt, readersOf } from "./rule-context";
import { valueOf } from "./told-values";

export const eventKey: Rule = {
  id: "event-key",
  title: "Whoever publishes events may use the topic's key",
  why: "RDS, CloudWatch and EventBridge publish to an encrypted topic only where the key's policy admits them; otherwise the message is dropped in silence.",
  source: "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
  check: (context) => {
    const byKey = new Map<string, string[]>();
    for (const subscription of readersOf(context, "aws_db_event_subscription")) {
      const topicAddress = valueOf(subscription.one("sns_topic", ["aws_sns_topic"]));
      const topic = topicAddress === undefined ? undefined : readerAt(context, topicAddress);
      const key = topic && valueOf(topic.one("kms_master_key_id", ["aws_kms_key"]));
      if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), subscription.address]);
    }
    return [...byKey].flatMap(([address, subscriptions]) => {
      const key = readerAt(context, address);
      const policy = key === undefined ? "not told" : keyPolicyOf(context, key);
      if (policy === "not told") return [];
      const missing = NEEDED.filter(
        (action) => !isAllowed(policy, (name) => name === "*" || name === RDS, action),
      );
      if (missing.length === 0) return [];
      const message = `${address}.policy does not let ${RDS} ${missing.join(", ")}: events of ${subscriptions.join(", ")} are dropped`;
      return [degrades(address, message, `Allow ${RDS} these actions.`)];
    });
  },
};

const RDS = "events.rds.amazonaws.com";
const NEEDED = ["kms:Decrypt", "kms:GenerateDataKey"] as const;
