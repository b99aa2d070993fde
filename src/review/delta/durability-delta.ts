import { compareTexts } from "../../foundation/compare-texts";
import type {
  CutSet,
  DrillFinding,
  DrillReport,
  Failure,
  Flow,
  RecoveryTime,
} from "../../drill/drill-report";
import type { DurabilityDelta, FailureDelta } from "../review-report";
import type { DrilledPlan } from "./drill-plan";

/** What a change gains and loses, by what the drill says before and after it. */
export function durabilityDelta({ before, after, limits }: DrilledPlan): DurabilityDelta {
  const verdicts = {
    ...(before === undefined ? {} : { before: before.report.verdict }),
    ...(after === undefined ? {} : { after: after.report.verdict }),
  };
  if (before === undefined || after === undefined) return { ...NOTHING, ...verdicts, limits };
  const [old, now] = [before.report, after.report];
  return {
    ...verdicts,
    limits,
    failures: failureDeltas(old.failures, now.failures),
    newCutSets: withoutKnown(now.cutSets, old.cutSets, cutSetKey).filter(isOf(old)),
    newFindings: withoutKnown(now.findings, old.findings, findingKey),
    solvedFindings: withoutKnown(old.findings, now.findings, findingKey),
    newlyAllowed: flowsThatBecome("reachable", old, now),
    newlyBlocked: flowsThatBecome("blocked", old, now),
    newlyUntold: flowsThatBecome("cannot tell", old, now),
  };
}

const NOTHING = {
  failures: [],
  newCutSets: [],
  newFindings: [],
  solvedFindings: [],
  newlyAllowed: [],
  newlyBlocked: [],
  newlyUntold: [],
} as const satisfies Partial<DurabilityDelta>;

/** More zones make more sets: news is only what things that were there before can cut now. */
function isOf({ failures }: DrillReport): (cutSet: CutSet) => boolean {
  const there = new Set(failures.map(({ id }) => id));
  return ({ members }) => members.every((member) => there.has(member));
}

function failureDeltas(before: readonly Failure[], after: readonly Failure[]): readonly FailureDelta[] {
  const old = new Map(before.map((failure) => [failure.id, failure]));
  return after
    .flatMap((failure): readonly FailureDelta[] => {
      const known = old.get(failure.id);
      // A new thing that may fail without anybody noticing is no news.
      if (known === undefined)
        return failure.verdict === "holds" || failure.inherent !== null
          ? []
          : [{ id: failure.id, after: failure.verdict }];
      const delta = {
        ...changed("serviceRecoverySeconds", known, failure),
        ...changed("redundancyRecoverySeconds", known, failure),
      };
      if (known.verdict === failure.verdict && Object.keys(delta).length === 0) return [];
      return [{ id: failure.id, before: known.verdict, after: failure.verdict, ...delta }];
    })
    .sort((a, b) => compareTexts(a.id, b.id));
}

function changed(
  clock: "serviceRecoverySeconds" | "redundancyRecoverySeconds",
  before: Failure,
  after: Failure,
): Partial<FailureDelta> {
  const [old, now] = [likely(before[clock]), likely(after[clock])];
  return old === now ? {} : { [clock]: { before: old, after: now } };
}

function likely(recovery: RecoveryTime | null): number | null {
  return recovery?.likely ?? null;
}

/** Of things that are there afterwards. Between things that were not there before, everything open is new. What was closed and cannot be told is no news. */
function flowsThatBecome(verdict: Flow["verdict"], before: DrillReport, after: DrillReport): readonly Flow[] {
  const old = new Map(before.flows.map((flow) => [flowKey(flow), flow.verdict]));
  return after.flows.filter((flow) => {
    const known = old.get(flowKey(flow));
    if (flow.verdict !== verdict || known === verdict) return false;
    return (
      verdict === "reachable" || known === "reachable" || (verdict === "blocked" && known === "cannot tell")
    );
  });
}

function withoutKnown<T>(items: readonly T[], known: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const keys = new Set(known.map(keyOf));
  return items.filter((item) => !keys.has(keyOf(item)));
}

function cutSetKey({ members }: CutSet): string {
  return members.join("\n");
}

function findingKey({ rule, address, verdict }: DrillFinding): string {
  return [rule, address, verdict].join("\n");
}

function flowKey({ from, to, protocol, ports }: Flow): string {
  return [from, to, protocol, ports].join("\n");
}
