import type { WatchedTier } from "../../../src/constructs/observability/metric";
import type { Attributes } from "../../support/stack-json";

/** A tier as the alarms and the dashboard see it. */
export function watchedTier(name: "web" | "backend"): WatchedTier & { readonly slowsDown: boolean } {
  return {
    name,
    loadBalancer: `app/${name}/1`,
    targetGroup: `targetgroup/${name}/1`,
    groupName: `group-${name}`,
    minimum: 2,
    maximum: 10,
    slowsDown: false,
  };
}

/** An alarm in one line: what it watches, when it rings, and what silence means. */
export function summaryOf(alarm: Attributes): string {
  const { period, statistic, extended_statistic: percentile } = alarm;
  const watched =
    alarm["metric_query"] === undefined
      ? [
          alarm["namespace"],
          alarm["metric_name"],
          statistic ?? percentile,
          dimensionsOf(alarm["dimensions"]),
          `${String(period)} s`,
        ].join(" ")
      : (alarm["metric_query"] as readonly Attributes[]).map(queryOf).join("; ");
  const rings = `${String(alarm["comparison_operator"])} ${String(alarm["threshold"])}`;
  const periods = `${String(alarm["datapoints_to_alarm"])} of ${String(alarm["evaluation_periods"])}`;
  return [watched, rings, periods, alarm["treat_missing_data"]].join(", ");
}

function queryOf({ id, expression, metric }: Attributes): string {
  if (metric === undefined) return `${String(id)} = ${String(expression)}`;
  const { namespace, metric_name: name, stat, dimensions, period } = metric as Attributes;
  return `${String(id)} = ${[namespace, name, stat, dimensionsOf(dimensions), `${String(period)} s`].join(" ")}`;
}

function dimensionsOf(dimensions: unknown): string {
  return Object.entries(dimensions as Record<string, string>)
    .map(([key, value]) => `${key}=${value}`)
    .join(" ");
}
