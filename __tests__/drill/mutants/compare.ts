import type { DrillFinding, DrillReport, Failure, Verdict } from "../../../src/drill/drill-report";
import { isWorse } from "../../../src/drill/verdicts";
import type { Mutant } from "./mutant";

/** What became of a mutant. */
export interface Outcome {
  readonly mutant: Mutant;
  /** The rules and failures that show the defect at an address where it is. Empty: it survived. */
  readonly caughtBy: readonly string[];
  /** New findings at addresses that the defect does not concern. */
  readonly unrelated: readonly string[];
}

/** What was worse after a change that is harmless. Empty: nothing. */
export type Alarms = readonly string[];

export function judgeMutant(mutant: Mutant, before: DrillReport, after: DrillReport): Outcome {
  const findings = newFindings(before, after);
  const failures = worseFailures(before, after).filter(({ verdict }) => verdict !== "cannot tell");
  const related = new Set([...mutant.at, ...(mutant.concerns ?? [])]);
  return {
    mutant,
    caughtBy: [
      ...findings.filter(({ address }) => mutant.at.includes(address)).map(nameOf),
      ...failures
        .filter(({ because }) =>
          because.some(({ address }) => address !== undefined && mutant.at.includes(address)),
        )
        .map(({ id, verdict }) => `${id}: ${verdict}`),
    ],
    unrelated: findings.filter(({ address }) => !related.has(address)).map(nameOf),
  };
}

/** @param before and `after` of the same stack: its failures have the same ids. */
export function alarmsOf(before: DrillReport, after: DrillReport): Alarms {
  const known = new Set(before.pairs.worse.map(({ id }) => id));
  return [
    ...newFindings(before, after).map(nameOf),
    ...worseFailures(before, after).map(({ id, verdict }) => `${id}: ${verdict}`),
    ...after.pairs.worse.filter(({ id }) => !known.has(id)).map(({ id, verdict }) => `${id}: ${verdict}`),
  ];
}

/** Of another environment: its failures have other ids, so kinds are held against kinds and rules against rules. */
export function alarmsOfAnother(before: DrillReport, after: DrillReport): Alarms {
  const rules = new Set(before.findings.map(({ rule }) => rule));
  return [
    ...after.findings.filter(({ rule }) => !rules.has(rule)).map(nameOf),
    ...after.failures
      .filter(({ kind, verdict }) => {
        const verdicts = before.failures
          .filter((failure) => failure.kind === kind)
          .map((failure) => failure.verdict);
        return verdicts.length === 0 || verdicts.every((earlier) => isWorse(verdict, earlier));
      })
      .map(({ id, verdict }) => `${id}: ${verdict}`),
  ];
}

function nameOf({ rule, address }: DrillFinding): string {
  return `${rule} at ${address}`;
}

/** Findings that were not there before, or not as bad. */
function newFindings(before: DrillReport, after: DrillReport): readonly DrillFinding[] {
  return after.findings.filter(
    (finding) =>
      !before.findings.some(
        ({ rule, address, verdict }) =>
          rule === finding.rule && address === finding.address && !isWorse(finding.verdict, verdict),
      ),
  );
}

/** A failure that was not there before is held against `holds`: what is not there does not fail. */
function worseFailures(before: DrillReport, after: DrillReport): readonly Failure[] {
  const verdicts = new Map<string, Verdict>(before.failures.map(({ id, verdict }) => [id, verdict]));
  return after.failures.filter(({ id, verdict }) => isWorse(verdict, verdicts.get(id) ?? "holds"));
}
