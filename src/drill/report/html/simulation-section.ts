import { percent } from "../../capacity/survivors";
import type {
  ScenarioResult,
  SimulatedMiss,
  SimulationReport,
  Spread,
} from "../../simulation/simulation-report";
import { htmlText } from "../html-text";
import { chart, CHARTS } from "./chart";
import { badge, sourceLink, table } from "./elements";
import { seconds } from "./failure-words";

const HEAD = [
  "scenario",
  "verdict",
  "stability",
  "served",
  "failed requests",
  "longest outage",
  "back after",
  "under-provisioned",
  "highest use",
];

/** Every scenario in a row, then each with its timeline. */
export function simulationSection(simulation: SimulationReport): readonly string[] {
  const { scenarios, seeds, verdict } = simulation;
  return [
    `<section><h2>Simulated: ${scenarios.length} scenarios</h2>`,
    `<p>${badge(verdict)} over ${seeds.count} runs of each (seeds from ${seeds.first} on). Each cell: median / 95th percentile / worst.</p>`,
    ...table("simulated scenarios", HEAD, scenarios.map(rowOf)),
    ...scenarios.flatMap(scenarioHtml),
    "</section>",
  ];
}

function rowOf({ title, verdict, stability, metrics }: ScenarioResult): readonly string[] {
  const unknown = ["?", "?", "?", "?", "?", "?"];
  const cells =
    metrics === null
      ? unknown
      : [
          spread(metrics.availabilityRatio, availability),
          spread(metrics.failedRequests, (value) => String(whole(value))),
          spread(metrics.longestOutageSeconds, seconds),
          spread(metrics.recoverSeconds, seconds),
          spread(metrics.underProvisionedSeconds, seconds),
          spread(metrics.maximumUtilizationRatio, percent),
        ];
  return [title, verdict, stability ?? "cannot tell", ...cells];
}

function spread({ median, p95, worst }: Spread, shown: (value: number) => string): string {
  const all = [median, p95, worst].map((value) => shown(value).replaceAll(" ", "\u00a0"));
  return new Set(all).size === 1 ? (all[0] ?? "") : all.join(" / ");
}

/** Up, so that a request that failed in part has failed. */
function whole(requests: number): number {
  return Math.ceil(requests - 1e-6);
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

/** Down, not to the nearest: what failed must not look as if it was served. */
function availability(ratio: number): string {
  return `${Math.floor(ratio * 1e5) / 1e3} %`;
}

function scenarioHtml(scenario: ScenarioResult): readonly string[] {
  const { title, description, verdict, because, expected, missed, timeline, source, database } = scenario;
  return [
    `<article class="scenario"><h3>${badge(verdict)} ${htmlText(title)}</h3>`,
    `<p>${htmlText(description)}${source === undefined ? "" : ` <small>(${sourceLink(source)})</small>`}</p>`,
    ...(because.length === 0 ? [] : [`<p>${because.map((text) => htmlText(sentence(text))).join(" ")}</p>`]),
    ...(expected === null ? [] : [`<p>Expected, and not counted: ${htmlText(expected)}.</p>`]),
    ...(database === null
      ? []
      : [
          `<p>Back after, without the database: ${spread(database.withoutDatabaseRecoverSeconds, seconds)}; reads: ${spread(database.readRecoverSeconds, seconds)}; writes: ${spread(database.writeRecoverSeconds, seconds)}.</p>`,
        ]),
    ...missed.flatMap(missedHtml),
    ...(timeline === null ? [] : timelineHtml(scenario, timeline)),
    "</article>",
  ];
}

function timelineHtml(
  { title }: ScenarioResult,
  timeline: NonNullable<ScenarioResult["timeline"]>,
): readonly string[] {
  const worst = Math.round(Math.max(0, ...timeline.failedPerSecond));
  const words = `Requests per second over time in ${title}: at most ${worst} fail at once.`;
  return [
    "<figure>",
    ...CHARTS.map((size) => chart(timeline, size, words)),
    '<ul class="legend"><li class="key-offered">offered</li><li class="key-served">served</li><li class="key-failed">failed</li><li class="key-capacity">what can be carried</li><li>requests per second, the run with seed ',
    `${timeline.seed}</li></ul>`,
    `<figcaption><ol class="events">${timeline.events.map(({ atSeconds, text }) => `<li><b>${clock(atSeconds)}</b> ${htmlText(text)}</li>`).join("")}</ol></figcaption>`,
    "</figure>",
  ];
}

/** `4:05` minutes. */
function clock(second: number): string {
  const whole = Math.floor(second);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function missedHtml({
  objective,
  allowed,
  found,
  missedRatio,
  change,
  alternatives,
  notEnough,
  notTried,
  tried,
}: SimulatedMiss): readonly string[] {
  const shown = (value: number): string =>
    objective === "availabilityRatio"
      ? availability(value)
      : objective === "failedRequests"
        ? `${whole(value)} requests`
        : seconds(value);
  const cures = [...(change === null ? [] : [change]), ...alternatives].map(
    ({ text, runs }) => `<li>${htmlText(text)} <small>(met in all ${runs} runs)</small></li>`,
  );
  const vain = notEnough.map(
    ({ text, found: left }) =>
      `<li>${htmlText(text)}: ${left === null ? "no end" : shown(left)} in the worst run</li>`,
  );
  return [
    `<p><b>Missed:</b> <code>${objective}</code>, asked ${shown(allowed)}, found ${found === null ? "no end" : shown(found)}, in ${percent(missedRatio)} of the runs.</p>`,
    ...(cures.length > 0
      ? [`<p>What meets it, the smallest change first:</p><ul>${cures.join("")}</ul>`]
      : tried > 0
        ? [`<p>None of ${tried} changes that were tried meets it.</p>`]
        : []),
    ...(vain.length === 0 ? [] : [`<p>Not enough by itself:</p><ul>${vain.join("")}</ul>`]),
    ...notTried.map((text) => `<p>Not tried: ${htmlText(text)}.</p>`),
  ];
}
