import type { Spread } from "../../../../src/drill/simulation/simulation-report";
import { SEEDS, type Simulated } from "./simulated";

export const BEGIN = "<!-- simulated: written by `npm run drill:simulated` -->";
export const END = "<!-- simulated: end -->";

const HEAD = ["what happens", "requests that fail", "of", "back after, s", "verdict"] as const;

interface Runs {
  /** All requests need the database, as prod declares it. */
  readonly asDeclared: (id: string) => Simulated;
  /** Half of them do. */
  readonly halfNeeding: (id: string) => Simulated;
}

/** The README's table of what happens to `prod`, and what cures the jump that it does not carry. */
export function readmePart({ asDeclared, halfNeeding }: Runs): string {
  const row = (id: string): readonly string[] => rowOf(asDeclared(id));
  const { database } = halfNeeding("zone-outage");
  if (database === null) throw new Error("the zone does not touch the database");
  const rows = [
    row("instance-loss"),
    row("zone-outage"),
    ["– of it, requests that need no database", "", "", shown(database.withoutDatabaseRecoverSeconds), ""],
    row("zone-outage-standby"),
    row("database-failover"),
    row("grey-failure"),
    row("aws-2025-10-20"),
    row("bad-deploy"),
    row("surge-x2-step"),
    row("surge-x5-ramp"),
    row("surge-x10-ramp"),
    row("surge-x10-step"),
  ];
  return [
    ...table([HEAD, ...rows]),
    "",
    `Each figure: median / 95th percentile / worst of ${SEEDS.count} runs (seeds from ${SEEDS.first} on); one figure where all three are the same.`,
    "",
    cureOf(asDeclared("surge-x10-step")),
  ].join("\n");
}

function rowOf({ title, metrics, verdict, expected }: Simulated): readonly string[] {
  return [
    title,
    shown(metrics.failedRequests),
    number(metrics.offeredRequests.median),
    shown(metrics.recoverSeconds),
    expected === null || verdict === "holds" ? verdict : `${verdict}, expected`,
  ];
}

/** Every way that the report names, in its words. */
function cureOf({ title, metrics, missed }: Simulated): string {
  const [miss] = missed;
  if (miss === undefined) throw new Error(`${title} misses nothing`);
  const cures = [miss.change, ...miss.alternatives].flatMap((each) =>
    each === null ? [] : [`- ${each.text.replaceAll(/aws_autoscaling_group\.(web|backend)_group/gu, "$1")}`],
  );
  const vain = miss.notEnough.map(
    ({ text, found }) =>
      `- not enough by itself: ${text.replaceAll(/aws_autoscaling_group\.(web|backend)_group/gu, "$1")}: ${found === null ? "no end" : `${number(found)} requests fail in the worst run`}`,
  );
  const { median, worst } = metrics.recoverSeconds;
  return [
    `**${title}**: requests fail until capacity is warm, for ${number(median)} s in half of the runs and ${number(worst)} s in the worst. The smallest changes under which none fails, in ${miss.change?.runs ?? 0} of these runs, the hardest among them:`,
    "",
    ...cures,
    ...vain,
  ].join("\n");
}

function shown({ median, p95, worst }: Spread): string {
  const all = [median, p95, worst].map(number);
  return new Set(all).size === 1 ? (all[0] ?? "") : all.join(" / ");
}

/** Up: what fails must not look less than it is. */
function number(value: number): string {
  return String(Math.ceil(value - 1e-6)).replaceAll(/\B(?=(?:\d{3})+$)/gu, ",");
}

/** As prettier lays it out. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((cells) => (cells[column] ?? "").length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...others] = rows;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...others.map(line)];
}
