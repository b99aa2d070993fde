import { usageError } from "../../foundation/errors";
import type { DrillReport, Flow, RecoveryTime } from "../drill-report";
import { reportSchema } from "./report-schema";

/** One thing that is not what it was. */
export interface Change {
  readonly what: "verdict" | "failure" | "flow" | "finding" | "cut set";
  readonly id: string;
  /** Null where it was not there. */
  readonly before: string | null;
  /** Null where it is gone. */
  readonly after: string | null;
}

/** What is compared: runs of an earlier simulation are not, whatever shape they had. */
const baselineSchema = reportSchema.omit({ changes: true, simulation: true });

/** @param file as the user wrote it. @throws DurableError (usage) for anything but a report of this version */
export function parseBaseline(text: string, file: string): DrillReport {
  const result = baselineSchema.safeParse(jsonOf(text));
  if (result.success) return result.data as DrillReport;
  const [issue] = result.error.issues;
  throw usageError({
    what: "The baseline is no report of `durable drill --json`",
    given: `${file}: ${issue?.path.map(String).join(".") ?? ""} ${issue?.message ?? ""}`,
    allowed: "docs/schemas/drill.schema.json, schemaVersion 1",
    next: "write one: npx durable drill … --json > FILE",
  });
}

/** What changed since the baseline: verdicts and times of failures, flows, findings, cut sets; sorted. */
export function compareReports(before: DrillReport, after: DrillReport): readonly Change[] {
  return [
    ...differences("verdict", [["whole", before.verdict]], [["whole", after.verdict]]),
    ...differences("failure", before.failures.map(failureEntry), after.failures.map(failureEntry)),
    ...differences("cut set", before.cutSets.map(cutSetEntry), after.cutSets.map(cutSetEntry)),
    ...differences("finding", before.findings.map(findingEntry), after.findings.map(findingEntry)),
    ...differences("flow", before.flows.map(flowEntry), after.flows.map(flowEntry)),
  ];
}

type Entry = readonly [id: string, state: string];

function differences(
  what: Change["what"],
  before: readonly Entry[],
  after: readonly Entry[],
): readonly Change[] {
  const [old, now] = [new Map(before), new Map(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort()
    .filter((id) => old.get(id) !== now.get(id))
    .map((id) => ({ what, id, before: old.get(id) ?? null, after: now.get(id) ?? null }));
}

function failureEntry(failure: DrillReport["failures"][number]): Entry {
  const { id, verdict, serviceRecoverySeconds, redundancyRecoverySeconds, dataLossSeconds } = failure;
  const ratios = Object.values(failure.remainingCapacityRatio);
  const least = ratios.includes(null) ? "?" : Math.min(...ratios.flatMap((ratio) => ratio ?? []));
  const capacity = ratios.length === 0 ? "" : `, capacity ${least}`;
  return [
    id,
    `${verdict}, service ${worst(serviceRecoverySeconds)}, redundancy ${worst(redundancyRecoverySeconds)}, data ${dataLossSeconds ?? "?"}${capacity}`,
  ];
}

function worst(recovery: RecoveryTime | null): string {
  return recovery === null ? "?" : `${recovery.max} s`;
}

function cutSetEntry({ members }: DrillReport["cutSets"][number]): Entry {
  return [members.join(" + "), "cuts"];
}

function findingEntry({ rule, address, verdict }: DrillReport["findings"][number]): Entry {
  return [`${rule} ${address}`, verdict];
}

function flowEntry({ from, to, protocol, ports, verdict }: Flow): Entry {
  return [`${from} -> ${to} ${protocol} ${ports}`, verdict];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
