import { init } from "echarts";
import type { Timeline } from "../../simulation/simulation-report";
import { htmlText } from "../html-text";

export interface ChartSize {
  readonly name: "wide" | "narrow";
  readonly width: number;
  readonly height: number;
}

export const CHARTS: readonly ChartSize[] = [
  { name: "wide", width: 960, height: 240 },
  { name: "narrow", width: 336, height: 220 },
];

/** echarts wants colours of its own; each of these stands for a variable of the page, which knows light and dark. */
const COLOURS: Readonly<Record<string, string>> = {
  "#010203": "--c-capacity",
  "#010204": "--c-offered",
  "#010205": "--c-served",
  "#010206": "--c-failed",
  "#010207": "--text",
  "#010208": "--line",
};
const [CAPACITY, OFFERED, SERVED, FAILED, TEXT, LINE] = Object.keys(COLOURS) as [
  string,
  string,
  string,
  string,
  string,
  string,
];

/** One timeline as an SVG element: no script, no style, and no id that the page has already. */
export function chart(timeline: Timeline, { name, width, height }: ChartSize, title: string): string {
  const drawn = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    drawn.setOption(optionOf(timeline, width));
    return cleaned(drawn.renderToSVGString(), name, title);
  } finally {
    drawn.dispose();
  }
}

function optionOf(timeline: Timeline, width: number): Parameters<ReturnType<typeof init>["setOption"]>[0] {
  const minutes = timeline.atSeconds.map((second) => second / 60);
  const points = (values: readonly number[]) =>
    values.map((value, position) => [minutes[position] ?? 0, value]);
  const axis = { axisLine: { lineStyle: { color: LINE } }, axisTick: { show: false } };
  const label = { color: TEXT, fontSize: 12, fontFamily: "sans-serif" };
  const lines = { type: "line" as const, showSymbol: false, animation: false, silent: true };
  return {
    animation: false,
    grid: { left: 52, right: 14, top: 26, bottom: 40 },
    xAxis: {
      type: "value",
      min: Math.floor(minutes[0] ?? 0),
      max: minutes.at(-1) ?? 1,
      name: "minutes",
      nameLocation: "middle",
      nameGap: 24,
      nameTextStyle: label,
      // Where the run ends is no round number, and would stand upon the one before.
      axisLabel: { ...label, showMaxLabel: false },
      splitLine: { show: false },
      splitNumber: width < 500 ? 4 : 10,
      ...axis,
    },
    yAxis: {
      type: "value",
      min: 0,
      axisLabel: label,
      splitNumber: 4,
      splitLine: { lineStyle: { color: LINE } },
      ...axis,
    },
    series: [
      {
        ...lines,
        data: points(timeline.servedPerSecond),
        lineStyle: { color: SERVED, width: 2 },
        areaStyle: { color: SERVED, opacity: 0.22 },
        itemStyle: { color: SERVED },
      },
      {
        ...lines,
        data: points(timeline.failedPerSecond),
        lineStyle: { color: FAILED, width: 2 },
        areaStyle: { color: FAILED, opacity: 0.35 },
        itemStyle: { color: FAILED },
      },
      {
        ...lines,
        data: points(timeline.capacityPerSecond),
        lineStyle: { color: CAPACITY, width: 1.5, type: "dashed" },
        itemStyle: { color: CAPACITY },
      },
      {
        ...lines,
        data: points(timeline.offeredPerSecond),
        lineStyle: { color: OFFERED, width: 1.5 },
        itemStyle: { color: OFFERED },
        markLine: {
          silent: true,
          animation: false,
          symbol: "none",
          lineStyle: { color: TEXT, type: "dotted", width: 1 },
          label: { ...label, fontWeight: "bold", position: "end" },
          data: marks(timeline, width),
        },
      },
    ],
  };
}

/** Events have numbers in the chart, and words below it. Numbers that would stand on each other are left out. */
function marks({ events, atSeconds }: Timeline, width: number) {
  const [first = 0, last = 1] = [atSeconds[0], atSeconds.at(-1)];
  const least = (26 / (width - 66)) * Math.max(1, last - first);
  let before = -Infinity;
  return events.map(({ atSeconds: second }, number) => {
    const isFree = second - before >= least;
    if (isFree) before = second;
    return { xAxis: second / 60, label: { show: isFree, formatter: String(number + 1) } };
  });
}

/** As our page's policy takes it: what stood in `style` becomes attributes, and colours become variables. */
function cleaned(svg: string, name: string, title: string): string {
  const attributes = svg
    // What would be cut at the edges of the plot lies inside of it; a clip path would need an id.
    .replace(/<style[^]*?<\/style>|<defs[^]*?<\/defs>| clip-path="[^"]*"| class="[^"]*"/gu, "")
    .replace(/ style="([^"]*)"/gu, (_, style: string) =>
      style
        .split(";")
        .flatMap((part) => {
          const [property = "", value = ""] = part.split(":").map((side) => side.trim());
          return /^[a-z-]+$/u.test(property) && value !== ""
            ? [` ${property}="${value.replaceAll('"', "")}"`]
            : [];
        })
        .join(""),
    )
    .replace(/ xml:space="[^"]*"| xmlns:xlink="[^"]*"| id="[^"]*"| ecmeta_[a-z_]+="[^"]*"/gu, "");
  const coloured = Object.entries(COLOURS).reduce(
    (text, [colour, variable]) =>
      text.replaceAll(colour, `var(${variable})`).replaceAll(rgbOf(colour), `var(${variable})`),
    attributes,
  );
  return coloured.replace(
    /^<svg([^>]*)>/u,
    (_, rest: string) => `<svg class="chart ${name}" role="img" aria-label="${htmlText(title)}"${rest}>`,
  );
}

function rgbOf(colour: string): string {
  const part = (from: number): number => Number.parseInt(colour.slice(from, from + 2), 16);
  return `rgb(${part(1)},${part(3)},${part(5)})`;
}
