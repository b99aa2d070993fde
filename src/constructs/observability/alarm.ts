import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmMetricQuery,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Construct } from "constructs";
import { physicalName } from "../../foundation/name-limits";
import { type AlarmText, describe } from "./alarm-texts";
import type { Metric } from "./metric";

const COMPARISONS = {
  above: "GreaterThanThreshold",
  "at least": "GreaterThanOrEqualToThreshold",
  below: "LessThanThreshold",
} as const;

/** What all alarms of one system share. */
export interface AlarmScope {
  readonly namePrefix: string;
  readonly topicArn: string;
}

export interface AlarmProps extends AlarmScope {
  /** Of what: `web`, `backend`, `database`, `events`. */
  readonly subject: string;
  readonly text: AlarmText;
  /** One metric, or an expression over several by their ids. */
  readonly watches: Metric | { readonly expression: string; readonly of: Readonly<Record<string, Metric>> };
  readonly rings: keyof typeof COMPARISONS;
  readonly threshold: number;
  /** @default 60 */
  readonly periodSeconds?: number;
  /** How many of the last periods must be over the threshold. */
  readonly periods: { readonly bad: number; readonly of: number };
  /**
   * What a period without data means. `notBreaching`: AWS publishes the metric only when there is something to count.
   * `breaching`: it is always published, and its absence is the fault. `missing`: nothing can be said.
   */
  readonly missing: "breaching" | "notBreaching" | "missing";
}

/** An alarm that tells the topic when it rings, and when it is over. */
export function createAlarm(scope: Construct, key: string, props: AlarmProps): CloudwatchMetricAlarm {
  const { namePrefix, topicArn, subject, text, watches, rings, threshold, periods, missing } = props;
  const period = props.periodSeconds ?? 60;
  return new CloudwatchMetricAlarm(scope, `${subject}-${key}`, {
    alarmName: physicalName("alarm", `${namePrefix}-${subject}-${key}`),
    alarmDescription: describe(text),
    comparisonOperator: COMPARISONS[rings],
    threshold,
    evaluationPeriods: periods.of,
    datapointsToAlarm: periods.bad,
    treatMissingData: missing,
    actionsEnabled: true,
    alarmActions: [topicArn],
    okActions: [topicArn],
    ...("expression" in watches
      ? { metricQuery: queriesOf(watches.expression, watches.of, period) }
      : {
          namespace: watches.namespace,
          metricName: watches.name,
          dimensions: { ...watches.dimensions },
          period,
          ...statisticOf(watches.statistic),
        }),
  });
}

function statisticOf(statistic: string) {
  if (!statistic.startsWith("p")) return { statistic };
  // A percentile of a handful of requests says nothing.
  return { extendedStatistic: statistic, evaluateLowSampleCountPercentiles: "ignore" };
}

function queriesOf(
  expression: string,
  metrics: Readonly<Record<string, Metric>>,
  period: number,
): CloudwatchMetricAlarmMetricQuery[] {
  return [
    { id: "result", expression, label: "result", returnData: true },
    ...Object.entries(metrics).map(([id, { namespace, name, dimensions, statistic }]) => ({
      id,
      metric: { namespace, metricName: name, dimensions: { ...dimensions }, period, stat: statistic },
    })),
  ];
}
