import { percent } from "../capacity/survivors";
import type { DrillReport, Failure, Missed, RecoveryTime } from "../drill-report";
import type { SimulationReport } from "../simulation/simulation-report";
import { simulationNotes, simulationTable } from "../simulation/simulation-tables";
import { isWorse } from "../verdicts";
import type { Change } from "./baseline";

/** A part of the report as a table: rendered for a terminal and as Markdown from the same rows. */
export interface ReportTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The parts that have something to say, the verdicts first. */
export function tablesOf(
  report: DrillReport,
  changes: readonly Change[] | undefined,
  simulation?: SimulationReport,
): readonly ReportTable[] {
  const counted = report.failures.filter(({ inherent }) => inherent === null).sort(worstFirst);
  const inherent = report.failures.filter((failure) => failure.inherent !== null);
  const tables: ReportTable[] = [
    {
      title: "Single failures (service and redundancy in seconds: minimum / likely / maximum)",
      head: ["failure", "verdict", "capacity", "service", "redundancy", "data loss s"],
      rows: counted.map(failureRow),
    },
    { title: "Why not `holds`", head: ["failure", "because", "where"], rows: counted.flatMap(reasonRows) },
    {
      title: "Missed, and the smallest change that meets it",
      head: ["failure", "objective", "asked", "found", "change"],
      rows: counted.flatMap((failure) => failure.missed.map((missed) => missedRow(failure, missed))),
    },
    {
      title: "Inherent: no configuration of one region changes these",
      head: ["failure", "verdict", "why"],
      rows: inherent.map(({ id, verdict, inherent: why }) => [id, verdict, why ?? ""]),
    },
    ...(simulation === undefined ? [] : [simulationTable(simulation), simulationNotes(simulation)]),
    {
      title: "Capacity after the worst zone's loss",
      head: ["fleet", "zones", "survivors", "of the peak", "static stability"],
      rows: report.capacity.map((fleet) => [
        fleet.fleet,
        shown(fleet.zones),
        `${shown(fleet.survivors)} of ${shown(fleet.minimum)}`,
        ratio(fleet.remainingCapacityRatio),
        fleet.staticStabilityRatio === null ? "?" : fleet.staticStabilityRatio.toFixed(2),
      ]),
    },
    {
      title: "Smallest sets whose loss cuts the request path",
      head: ["together"],
      rows: report.cutSets.map(({ members }) => [
        members.length === 0 ? "nothing: it is cut as it stands" : members.join(" + "),
      ]),
    },
    {
      title: `Pairs worse than their members, of ${report.pairs.total} pairs`,
      head: ["pair", "verdict"],
      rows: byVerdict(report.pairs.worse),
    },
    {
      title: "Flows that are open",
      head: ["from", "to", "protocol", "ports"],
      rows: report.flows
        .filter(({ verdict }) => verdict === "reachable")
        .map(({ from, to, protocol, ports }) => [from, to, protocol, ports]),
    },
    {
      title: "Flows that cannot be told",
      head: ["from", "to", "because"],
      rows: report.flows
        .filter(({ verdict }) => verdict === "cannot tell")
        .map(({ from, to, because }) => [from, to, because.map(({ text }) => text).join("; ")]),
    },
    {
      title: "Findings",
      head: ["rule", "address", "verdict", "what", "fix"],
      rows: report.findings.map(({ rule, address, verdict, message, fix }) => [
        rule,
        address,
        verdict,
        message,
        fix,
      ]),
    },
    {
      title: "Given up with a reason",
      head: ["rule", "address", "reason"],
      rows: report.acknowledged.map(({ rule, address, reason }) => [rule, address, reason]),
    },
    {
      title: "Not modelled",
      head: ["address", "why", "so that"],
      rows: report.notModelled.map(({ address, reason, consequence }) => [address, reason, consequence]),
    },
    {
      title: "Changed since the baseline",
      head: ["what", "which", "before", "after"],
      rows: (changes ?? []).map(({ what, id, before, after }) => [what, id, before ?? "-", after ?? "-"]),
    },
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

/** What people ask for first. Other kinds follow by their names. */
const FIRST_KINDS = ["zone", "database-primary", "instance", "balancer-node", "subnet", "nat", "endpoint"];

function worstFirst(a: Failure, b: Failure): number {
  if (a.verdict !== b.verdict) return isWorse(a.verdict, b.verdict) ? -1 : 1;
  const rank = ({ kind }: Failure): number =>
    FIRST_KINDS.includes(kind) ? FIRST_KINDS.indexOf(kind) : FIRST_KINDS.length;
  return rank(a) - rank(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function failureRow(failure: Failure): readonly string[] {
  const { id, verdict, remainingCapacityRatio, serviceRecoverySeconds, redundancyRecoverySeconds } = failure;
  const ratios = Object.values(remainingCapacityRatio);
  const least = ratios.includes(null) ? null : Math.min(...ratios.flatMap((value) => value ?? []));
  return [
    id,
    verdict,
    ratios.length === 0 ? "-" : ratio(least),
    span(serviceRecoverySeconds),
    span(redundancyRecoverySeconds),
    shown(failure.dataLossSeconds),
  ];
}

/** What is read, declared or published of what does not hold; the whole argument stands in the JSON. */
function reasonRows({ id, verdict, because }: Failure): readonly (readonly string[])[] {
  if (verdict === "holds") return [];
  return because.map(({ text, address, attribute, source }) => [
    id,
    text,
    [address, attribute].filter((part) => part !== undefined).join(".") || source,
  ]);
}

function missedRow({ id }: Failure, { objective, allowed, found, change }: Missed): readonly string[] {
  const mend =
    change === null
      ? "no single setting"
      : `${change.address}.${change.attribute}: ${change.from} -> ${change.to}`;
  const text = (value: number) => missedText(objective, value);
  const asked = text(allowed);
  const came = found === null ? "never" : text(found);
  return [id, objective, asked, came, mend];
}

function missedText(objective: Missed["objective"], value: number): string {
  if (objective === "capacity") return percent(value);
  // Down, not to the nearest: what was missed must not look as if it was met.
  return objective === "availabilityRatio" ? `${Math.floor(value * 1e5) / 1e3} %` : `${value} s`;
}

function byVerdict(pairs: DrillReport["pairs"]["worse"]): readonly (readonly string[])[] {
  return pairs.map(({ id, verdict }) => [id, verdict]);
}

function ratio(value: number | null): string {
  return value === null ? "?" : percent(value);
}

function shown(value: number | null): string {
  return value === null ? "?" : String(value);
}

function span(recovery: RecoveryTime | null): string {
  return recovery === null ? "-" : `${recovery.min} / ${recovery.likely} / ${recovery.max}`;
}
