import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseDeclared } from "../../../src/drill/declared-schema";
import { drill } from "../../../src/drill/drill";
import type { DrillReport } from "../../../src/drill/drill-report";
import { findingsOf } from "../../../src/drill/rules/rules";
import { readTopology } from "../../../src/model/read-topology";
import type { ResourceGraph } from "../../../src/model/resource-graph";

/** Configurations that we did not write. Each README.md argues what expected.json holds. */
export const DESIGNS = [
  "balancer-and-group",
  "nat-per-zone",
  "network-only",
  "single-nat",
  "two-vpcs",
] as const;

const verdict = z.enum(["holds", "degrades", "fails", "cannot tell"]);

const expectation = z.strictObject({
  /** Of the whole report; null where findings of taste may make it worse than what the design is about. */
  verdict: verdict.nullable(),
  /** Their names, or how many there are where a data source names them. */
  zones: z.union([z.array(z.string()), z.number()]),
  /** By the failure's id, or by its kind as in `zone:*`: every verdict that would be right. */
  failures: z.record(z.string(), z.array(verdict).min(1)),
  /** By the failure's id: an address that must be among its reasons. */
  because: z.record(z.string(), z.string()),
  /** Addresses, or several with `|` between them, of which a finding or a worse failure must name one. */
  pointedAt: z.array(z.string()),
  /** No finding may name these. */
  notPointedAt: z.array(z.string()).default([]),
  /** One of each line is listed as not modelled. */
  notModelled: z.array(z.string()).default([]),
  /** Verdicts that no failure may have. */
  never: z.array(verdict).default([]),
  flows: z.array(z.strictObject({ from: z.string(), to: z.string(), verdict: z.string() })),
});

type Expectation = z.infer<typeof expectation>;

export const folderOf = (design: string): string => join(__dirname, design);
const read = (design: string, file: string): string => readFileSync(join(folderOf(design), file), "utf8");

export interface DrilledDesign {
  readonly report: DrillReport;
  readonly zones: readonly string[];
}

/** A design as the drill reads it from any input. */
export function drilledDesign(design: string, graph: ResourceGraph): DrilledDesign {
  const topology = readTopology(graph);
  const declared = parseDeclared(read(design, "declared.json"), `${design}/declared.json`);
  return { report: drill({ graph, topology, declared, source: design, findingsOf }), zones: topology.zones };
}

/** Everything in which a report is not what was argued, each with what is wrong about it. Empty where all is right. */
export function wrongIn(design: string, { report, zones }: DrilledDesign): readonly string[] {
  const expected = expectation.parse(JSON.parse(read(design, "expected.json")));
  const isZones =
    typeof expected.zones === "number"
      ? zones.length === expected.zones
      : JSON.stringify(zones) === JSON.stringify(expected.zones);
  return [
    ...(isZones ? [] : [`zones: ${zones.join(", ")}`]),
    ...(expected.verdict === null || report.verdict === expected.verdict
      ? []
      : [`verdict: ${report.verdict}, not ${expected.verdict}`]),
    ...wrongVerdicts(report, expected),
    ...wrongCauses(report, expected),
    ...wrongFindings(report, expected),
    ...wrongFlows(report, expected),
  ];
}

function failuresOf(report: DrillReport, name: string) {
  return report.failures.filter(({ id, kind }) => (name.endsWith(":*") ? `${kind}:*` === name : id === name));
}

/** The verdict of each expected failure, or that it is missing. */
function wrongVerdicts(report: DrillReport, { failures, never }: Expectation): readonly string[] {
  const wrong = Object.entries(failures).flatMap(([name, right]) => {
    const found = failuresOf(report, name);
    if (found.length === 0) return [`${name}: no such failure`];
    return found
      .filter((failure) => !right.includes(failure.verdict))
      .map((failure) => `${failure.id}: ${failure.verdict}, not ${right.join(" or ")}`);
  });
  const forbidden = report.failures.filter((failure) => never.includes(failure.verdict));
  return [...wrong, ...forbidden.map((failure) => `${failure.id}: ${failure.verdict}, never`)];
}

function wrongCauses(report: DrillReport, { because }: Expectation): readonly string[] {
  return Object.entries(because).flatMap(([id, address]) => {
    const isNamed = failuresOf(report, id).some(({ because: reasons }) =>
      reasons.some((reason) => reason.address === address),
    );
    return isNamed ? [] : [`${id}: ${address} is no reason`];
  });
}

function wrongFindings(report: DrillReport, expected: Expectation): readonly string[] {
  const found = report.findings.map(({ address }) => address);
  const worse = report.failures.filter(({ verdict: is }) => is !== "holds");
  const pointed = new Set([
    ...found,
    ...worse.flatMap(({ because }) => because.map(({ address }) => address)),
  ]);
  const listed = new Set(report.notModelled.map(({ address }) => address));
  return [
    ...expected.pointedAt.filter((line) => !oneOf(line, pointed)).map((line) => `not pointed at: ${line}`),
    ...expected.notPointedAt
      .filter((address) => found.includes(address))
      .map((line) => `pointed at: ${line}`),
    ...expected.notModelled.filter((line) => !oneOf(line, listed)).map((line) => `not listed: ${line}`),
  ];
}

function oneOf(line: string, addresses: ReadonlySet<string | undefined>): boolean {
  return line.split("|").some((address) => addresses.has(address.trim()));
}

function wrongFlows({ flows }: DrillReport, expected: Expectation): readonly string[] {
  return expected.flows.flatMap(({ from, to, verdict: right }) => {
    const found = flows.filter((flow) => flow.from === from && flow.to === to).map((flow) => flow.verdict);
    const said = [...new Set(found)].join(", ");
    return said === right ? [] : [`${from} -> ${to}: ${said === "" ? "no such flow" : said}, not ${right}`];
  });
}
