import type { Experiment, Looked } from "./experiment";

const MINUTE_SECONDS = 60;
/** From here on more requests fail than are served. */
const MOST_FAILED_PERCENT = 50;
/** A metric of a minute is complete some time after it. */
const LATE_MINUTES = 2;

/**
 * Stops the experiment when most requests fail for longer than the drill says at worst: then the prediction is wrong
 * already, and users have had enough.
 * https://docs.aws.amazon.com/fis/latest/userguide/stop-conditions.html
 */
export function stopAlarm(
  { name, title, predicted }: Experiment,
  entrance: Looked,
  prefix: string,
): Readonly<Record<string, unknown>> {
  const minutes = Math.ceil((predicted.serviceRecoverySeconds?.max ?? 0) / MINUTE_SECONDS) + LATE_MINUTES;
  const metric = (metricName: string, stat = "Sum") => [
    {
      namespace: "AWS/ApplicationELB",
      metric_name: metricName,
      period: MINUTE_SECONDS,
      stat,
      dimensions: { LoadBalancer: `\${data.${entrance.type}.${entrance.name}.arn_suffix}` },
    },
  ];
  return {
    alarm_name: `${prefix}-gameday-${name.replaceAll("_", "-")}`,
    alarm_description: `${title}: stops the experiment when most requests fail for more than ${minutes} minutes`,
    comparison_operator: "GreaterThanThreshold",
    threshold: MOST_FAILED_PERCENT,
    evaluation_periods: minutes,
    datapoints_to_alarm: minutes,
    // Without a request nothing fails: load is part of a game day, and its runbook asks for it.
    treat_missing_data: "notBreaching",
    metric_query: [
      {
        id: "failed_percent",
        label: "Requests that fail, in percent",
        expression:
          "IF(requests + refused > 0, 100 * (FILL(refused, 0) + FILL(failed, 0)) / (FILL(requests, 0) + FILL(refused, 0)), 0)",
        return_data: true,
      },
      { id: "requests", metric: metric("RequestCount") },
      { id: "refused", metric: metric("HTTPCode_ELB_5XX_Count") },
      { id: "failed", metric: metric("HTTPCode_Target_5XX_Count") },
    ],
  };
}
