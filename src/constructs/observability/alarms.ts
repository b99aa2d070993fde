import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import type { OperationsSettings } from "../../config/environment";
import { type AlarmScope, createAlarm } from "./alarm";
import { EVENT_ALARM_TEXTS } from "./alarm-texts";
import { createDatabaseAlarms, type WatchedDatabase } from "./database-alarms";
import { queueMetric, type WatchedTier } from "./metric";
import { createTierAlarms } from "./tier-alarms";

export interface AlarmsProps extends AlarmScope {
  readonly settings: Extract<OperationsSettings["alarms"], { readonly kind: "on" }>;
  readonly zones: readonly string[];
  readonly tiers: readonly (WatchedTier & { readonly slowsDown: boolean })[];
  readonly database: WatchedDatabase;
  readonly undeliveredQueueName: string;
}

/** What rings, in the order of a request. */
export class Alarms extends Construct {
  readonly arns: readonly string[];

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const { namePrefix, topicArn, settings, zones, tiers, database } = props;
    const shared = { namePrefix, topicArn };
    const alarms = [
      ...tiers.flatMap(({ slowsDown, ...tier }) =>
        createTierAlarms(this, { ...shared, tier, thresholds: settings[tier.name], zones, slowsDown }),
      ),
      ...createDatabaseAlarms(this, { ...shared, database, thresholds: settings.database }),
      this.createUndelivered(props),
    ];
    this.arns = alarms.map(({ arn }) => arn);
  }

  /** SQS publishes nothing of a queue that has been empty for long. */
  private createUndelivered({
    namePrefix,
    topicArn,
    undeliveredQueueName,
  }: AlarmsProps): CloudwatchMetricAlarm {
    return createAlarm(this, "undelivered", {
      namePrefix,
      topicArn,
      subject: "events",
      text: EVENT_ALARM_TEXTS.undelivered,
      watches: queueMetric(undeliveredQueueName, "ApproximateNumberOfMessagesVisible", "Maximum"),
      rings: "above",
      threshold: 0,
      periodSeconds: 300,
      periods: { bad: 1, of: 1 },
      missing: "notBreaching",
    });
  }
}
