import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Construct } from "constructs";
import type { TierSettings } from "../../config/environment";
import { physicalName } from "../../foundation/name-limits";
import type { Balancer } from "./balancer";

type Alarms = TierSettings["rollout"]["alarms"];

const PERIOD_SECONDS = 60;

export interface RolloutAlarmProps {
  readonly alarms: Alarms;
  readonly name: string;
  readonly balancer: Balancer;
}

/** The names of the alarms that turn a rollout back; makes the one of our own where it is asked for. */
export function rolloutAlarmNames(scope: Construct, id: string, props: RolloutAlarmProps): readonly string[] {
  const { alarms, name, balancer } = props;
  switch (alarms.kind) {
    case "none":
      return [];
    case "named":
      return alarms.names;
    case "own":
      return [createAlarm(scope, id, alarms, name, balancer)];
  }
}

/** A share, not a number: one failed answer of a thousand turns nothing back. */
function createAlarm(
  scope: Construct,
  id: string,
  { failedPercent, minutes }: Extract<Alarms, { readonly kind: "own" }>,
  name: string,
  { targetGroupDimensions: dimensions }: Balancer,
): string {
  const sumOf = (metricId: string, metricName: string) => ({
    id: metricId,
    metric: {
      namespace: "AWS/ApplicationELB",
      metricName,
      dimensions,
      stat: "Sum",
      period: PERIOD_SECONDS,
    },
  });
  return new CloudwatchMetricAlarm(scope, id, {
    alarmName: physicalName("alarm", `${name}-rollout`),
    alarmDescription: "Instances answer with 5xx: an instance refresh under way is rolled back",
    metricQuery: [
      {
        id: "share",
        // Nothing is reported of answers that were not given.
        expression: "100 * FILL(failed, 0) / requests",
        label: "Answers with a 5xx, in percent",
        returnData: true,
      },
      sumOf("failed", "HTTPCode_Target_5XX_Count"),
      sumOf("requests", "RequestCount"),
    ],
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: failedPercent,
    evaluationPeriods: minutes,
    datapointsToAlarm: minutes,
    treatMissingData: "notBreaching",
  }).alarmName;
}
