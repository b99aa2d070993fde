import type { Declared } from "../drill/declared";
import type { Change, ChangeKind } from "./change";
import { drillPlan } from "./delta/drill-plan";
import { durabilityDelta } from "./delta/durability-delta";
import { redactDelta } from "./delta/redact-delta";
import { zonesOf } from "./delta/zones-of";
import { driftOf } from "./drift/drift-of";
import { gateOf } from "./gate/gate";
import { applyWaivers } from "./gate/waivers";
import { groupChanges } from "./grouping/group-changes";
import type { PlanContent } from "./plan-content";
import type { Gate, ReviewReport, Waiver } from "./review-report";
import { rolloutSecondsOf } from "./risks/rollout-seconds";
import { risksOf } from "./risks/risks";
import { verdictOf } from "./verdict";

export interface ReviewInput {
  readonly content: PlanContent;
  /** What was read, in words. */
  readonly source: string;
  /** As `constructPathsOf` gives them; empty where only the plan is at hand. */
  readonly constructPaths: ReadonlyMap<string, string>;
  readonly declared: Declared;
  readonly waivers: readonly Waiver[];
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly failOn: Gate["failOn"];
}

/** What a plan does, which risks that has, and what it gains and loses. Pure: the same input, the same report. */
export function reviewPlan(input: ReviewInput): ReviewReport {
  const { content, source, declared, failOn } = input;
  const changes = [...content.changes, ...content.deferred];
  const drilled = drillPlan(content, declared);
  const durability = redactDelta(durabilityDelta(drilled), content.redact);
  const { before, after } = drilled;
  const found = risksOf({
    planned: changes,
    drift: content.drift,
    durability,
    zones: { before: zonesOf(before), after: zonesOf(after) },
    rolloutSeconds:
      after === undefined ? () => null : rolloutSecondsOf(after.graph, after.topology, declared),
  });
  const { risks, notes } = applyWaivers(found, input.waivers, input.today);
  return {
    schemaVersion: 1,
    source,
    terraformVersion: content.terraformVersion ?? null,
    verdict: verdictOf(content, changes, risks, durability),
    counts: countsOf(changes),
    groups: groupChanges(changes, input.constructPaths),
    outputs: content.outputs.filter(({ kind }) => kind !== "no-op"),
    risks,
    drift: driftOf(content.drift, content.changes),
    durability,
    gate: gateOf(risks, content, failOn),
    notes: [...content.notes, ...notes],
  };
}

function countsOf(changes: readonly Change[]): ReviewReport["counts"] {
  const counts: Record<ChangeKind, number> = {
    create: 0,
    update: 0,
    "replace-create-first": 0,
    "replace-delete-first": 0,
    delete: 0,
    read: 0,
    forget: 0,
    move: 0,
    import: 0,
    "no-op": 0,
    deferred: 0,
  };
  for (const { kind } of changes) counts[kind] += 1;
  return counts;
}
