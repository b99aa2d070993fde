import type { Metric } from "./metric";

/** A metric with what a person reads beside it. */
export interface Line extends Metric {
  readonly label: string;
}

export interface Widget {
  readonly type: "metric" | "text" | "alarm";
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Widgets side by side, and how high they are. */
export interface Row {
  readonly height: number;
  readonly widgets: readonly Widget[];
}

/** A dashboard is 24 columns wide. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
const COLUMNS = 24;

/** The rows below each other; the widgets of a row share its width. */
export function placeRows(rows: readonly Row[]) {
  let y = 0;
  return rows.flatMap(({ height, widgets }) => {
    const width = Math.floor(COLUMNS / widgets.length);
    const placed = widgets.map((widget, index) => ({
      type: widget.type,
      x: index * width,
      y,
      width,
      height,
      properties: widget.properties,
    }));
    y += height;
    return placed;
  });
}

export function textWidget(markdown: string): Widget {
  return { type: "text", properties: { markdown } };
}

/** The state of every alarm, the ringing ones first. */
export function alarmWidget(title: string, alarms: readonly string[]): Widget {
  return { type: "alarm", properties: { title, alarms, sortBy: "stateUpdatedTimestamp" } };
}

/** The newest value of each. */
export function numbers(title: string, region: string, lines: readonly Line[]): Widget {
  return metricWidget(title, region, lines, { view: "singleValue", sparkline: true });
}

/** Curves over time, from zero on. */
export function curves(title: string, region: string, lines: readonly Line[]): Widget {
  return metricWidget(title, region, lines, { view: "timeSeries", yAxis: { left: { min: 0 } } });
}

function metricWidget(
  title: string,
  region: string,
  lines: readonly Line[],
  look: Readonly<Record<string, unknown>>,
): Widget {
  return {
    type: "metric",
    properties: {
      title,
      region,
      period: 60,
      ...look,
      metrics: lines.map(({ namespace, name, dimensions, statistic, label }) => [
        namespace,
        name,
        ...Object.entries(dimensions).flat(),
        { stat: statistic, label },
      ]),
    },
  };
}
