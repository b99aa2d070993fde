import type { Construct } from "constructs";
import type { Environment } from "../config/environment";
import { burstableBaselineOf } from "../config/instance-types";
import { namePrefix } from "../config/physical-names";
import type { Database } from "../constructs/database/database";
import type { EventTopic } from "../constructs/event-topic";
import { Alarms } from "../constructs/observability/alarms";
import { Dashboard } from "../constructs/observability/dashboard";
import { EventRules } from "../constructs/observability/event-rules";
import { tagForZoneDrills } from "../constructs/observability/fault-injection";
import { Subscriptions } from "../constructs/observability/subscriptions";
import type { Tier } from "../constructs/tier/tier";

export interface OperationsProps {
  readonly environment: Environment;
  readonly database: Database;
  readonly topic: EventTopic;
  readonly web: Tier;
  readonly backend: Tier;
}

/** Who is told of what. Last of all: it watches what the others made. */
export function createOperations(stack: Construct, props: OperationsProps): void {
  const { environment, database, topic, web, backend } = props;
  const { region, operations } = environment;
  // In a fixed order: the order in which an environment lists its zones means nothing.
  const zones = [...environment.zones].sort();
  const prefix = namePrefix(environment);
  const tiers = [watched(environment, "web", web), watched(environment, "backend", backend)];
  new Subscriptions(stack, "subscriptions", {
    topicArn: topic.arn,
    subscriptions: operations.subscriptions,
  });
  const rules = new EventRules(stack, "event-rules", {
    namePrefix: prefix,
    region,
    topicArn: topic.arn,
    groupNames: tiers.map(({ groupName }) => groupName),
    databaseArn: database.arn,
  });
  const alarmArns =
    operations.alarms.kind === "none"
      ? []
      : new Alarms(stack, "alarms", {
          namePrefix: prefix,
          topicArn: topic.arn,
          settings: operations.alarms,
          zones,
          tiers,
          database: {
            identifier: database.identifier,
            instanceClass: environment.database.instanceClass,
            allocatedGiB: database.allocatedGiB,
            replicas: Object.fromEntries(
              Object.entries(database.replicas).map(([zone, { identifier }]) => [zone, identifier]),
            ),
          },
          undeliveredQueueName: rules.queueName,
        }).arns;
  new Dashboard(stack, "dashboard", {
    namePrefix: prefix,
    region,
    zones,
    tiers,
    databaseIdentifier: database.identifier,
    alarmArns,
    ruleNames: rules.names,
  });
  if (operations.faultInjection.kind === "tagged") tagForZoneDrills(stack);
}

function watched(environment: Environment, name: "web" | "backend", { balancer, fleet }: Tier) {
  const { cpuCredits, instanceType } = environment[name];
  return {
    name,
    loadBalancer: balancer.arnSuffix,
    targetGroup: balancer.targetGroupArnSuffix,
    groupName: fleet.groupName,
    minimum: fleet.minimum,
    maximum: fleet.maximum,
    slowsDown: cpuCredits.kind === "standard" && burstableBaselineOf(instanceType) !== undefined,
  };
}
