import { DbEventSubscription } from "@cdktf/provider-aws/lib/db-event-subscription";
import { Construct } from "constructs";

/** What people want to hear of. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html */
const EVENT_CATEGORIES = [
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
];

export interface DatabaseEventsProps {
  readonly namePrefix: string;
  readonly databaseIdentifier: string;
  /** Of its read replicas. */
  readonly replicaIdentifiers: readonly string[];
  readonly topicArn: string;
}

/** RDS tells the topic of failovers, failures and everything else that people act on. */
export class DatabaseEvents extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { namePrefix, databaseIdentifier, replicaIdentifiers, topicArn }: DatabaseEventsProps,
  ) {
    super(scope, id);
    new DbEventSubscription(this, "db-event-subscription", {
      name: `${namePrefix}-database`,
      snsTopic: topicArn,
      sourceType: "db-instance",
      sourceIds: [databaseIdentifier, ...replicaIdentifiers],
      // What becomes of replication concerns replicas alone.
      eventCategories: [...EVENT_CATEGORIES, ...(replicaIdentifiers.length === 0 ? [] : ["read replica"])],
    });
    // What opens a database or takes its TLS away is no event of the instance.
    new DbEventSubscription(this, "parameters", {
      name: `${namePrefix}-database-parameters`,
      snsTopic: topicArn,
      sourceType: "db-parameter-group",
      eventCategories: ["configuration change"],
    });
    new DbEventSubscription(this, "groups", {
      name: `${namePrefix}-database-groups`,
      snsTopic: topicArn,
      sourceType: "db-security-group",
      eventCategories: ["configuration change", "failure"],
    });
  }
}
