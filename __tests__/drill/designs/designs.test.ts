import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { drill } from "../../../src/drill/drill";
import type { DrillReport } from "../../../src/drill/drill-report";
import { parseDeclared } from "../../../src/drill/declared-schema";
import { findingsOf } from "../../../src/drill/rules/rules";
import { loadInput } from "../../../src/model/load-input";
import { readTopology } from "../../../src/model/read-topology";

/** Configurations that we did not write. Each README.md argues what expected.json holds. */
const DESIGNS = ["balancer-and-group", "nat-per-zone", "network-only", "single-nat", "two-vpcs"] as const;

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

const read = (design: string, file: string): string => readFileSync(join(__dirname, design, file), "utf8");

function drillDesign(design: string): { readonly report: DrillReport; readonly zones: readonly string[] } {
  const { graph } = loadInput(read(design, "state.json"), "state");
  const topology = readTopology(graph);
  const declared = parseDeclared(read(design, "declared.json"), `${design}/declared.json`);
  return { report: drill({ graph, topology, declared, source: design, findingsOf }), zones: topology.zones };
}

function failuresOf(report: DrillReport, name: string) {
  return report.failures.filter(({ id, kind }) => (name.endsWith(":*") ? `${kind}:*` === name : id === name));
}

/** The verdict of each expected failure, or that it is missing. */
function verdictsOf(report: DrillReport, { failures }: Expectation): string[] {
  return Object.entries(failures).flatMap(([name, right]) => {
    const found = failuresOf(report, name);
    if (found.length === 0) return [`${name}: no such failure`];
    return found
      .filter((failure) => !right.includes(failure.verdict))
      .map((failure) => `${failure.id}: ${failure.verdict}, not ${right.join(" or ")}`);
  });
}

function addressesPointedAt(report: DrillReport): Set<string | undefined> {
  return new Set([
    ...report.findings.map(({ address }) => address),
    ...report.failures
      .filter(({ verdict: is }) => is !== "holds")
      .flatMap(({ because }) => because.map(({ address }) => address)),
  ]);
}

const anyOf = (line: string): string[] => line.split("|").map((address) => address.trim());

describe.each(DESIGNS)("%s", (design) => {
  const expected = expectation.parse(JSON.parse(read(design, "expected.json")));
  const { report, zones } = drillDesign(design);

  test("has the verdicts that were argued", () => {
    expect(verdictsOf(report, expected)).toEqual([]);
    if (expected.verdict !== null) expect(report.verdict).toBe(expected.verdict);
    expect(
      report.failures.filter(({ verdict: is }) => expected.never.includes(is)).map(({ id }) => id),
    ).toEqual([]);
  });

  test("lies in the zones that it says", () => {
    if (typeof expected.zones === "number") expect(zones).toHaveLength(expected.zones);
    else expect(zones).toEqual(expected.zones);
  });

  test("says where the cause is", () => {
    const wrong = Object.entries(expected.because).filter(
      ([id, address]) =>
        !failuresOf(report, id).some(({ because }) => because.some((reason) => reason.address === address)),
    );
    expect(wrong).toEqual([]);
    const pointed = addressesPointedAt(report);
    expect(expected.pointedAt.filter((line) => !anyOf(line).some((address) => pointed.has(address)))).toEqual(
      [],
    );
    expect(report.findings.filter(({ address }) => expected.notPointedAt.includes(address))).toEqual([]);
  });

  test("lists what is not modelled", () => {
    const listed = new Set(report.notModelled.map(({ address }) => address));
    expect(
      expected.notModelled.filter((line) => !anyOf(line).some((address) => listed.has(address))),
    ).toEqual([]);
  });

  test("reaches what it reaches and nothing else", () => {
    const found = expected.flows.map(({ from, to }) => ({
      from,
      to,
      verdict: [
        ...new Set(
          report.flows.filter((flow) => flow.from === from && flow.to === to).map((flow) => flow.verdict),
        ),
      ].join(", "),
    }));
    expect(found).toEqual(expected.flows);
  });
});
