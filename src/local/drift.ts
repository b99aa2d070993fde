import { z } from "zod";
import { externalError } from "../foundation/errors";
import type { EmulatorGap } from "./emulator-gaps";
import { type LeafChange, leafChanges } from "./leaf-changes";

const planSchema = z.object({
  format_version: z.string().regex(/^1\.\d+$/u),
  resource_changes: z
    .array(
      z.object({
        address: z.string(),
        type: z.string(),
        change: z.object({
          actions: z.array(z.string()),
          before: z.unknown(),
          after: z.unknown(),
          after_unknown: z.unknown(),
        }),
      }),
    )
    .default([]),
});

/** What we read of `terraform show -json`, format 1. */
export type DriftPlan = z.infer<typeof planSchema>;

/** One leaf of one resource that the next deploy would change. */
export interface Drift extends LeafChange {
  readonly address: string;
  readonly resourceType: string;
  /** Terraform's actions, such as `update` or `delete, create`. */
  readonly actions: string;
}

export interface DriftReport {
  /** Explained by the emulator's gaps. */
  readonly explained: readonly Drift[];
  /** A bug of ours, or a change that somebody made past Terraform. */
  readonly unexplained: readonly Drift[];
}

export const NO_DRIFT: DriftReport = { explained: [], unexplained: [] };

/** @throws DurableError (external) when it is no plan of a format that we read. */
export function parseDriftPlan(text: string): DriftPlan {
  const parsed = planSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw externalError({
    what: `This is no plan that durable can read: ${z.prettifyError(parsed.error)}`,
    allowed: "the output of `terraform show -json <plan>`, format version 1",
    next: "make the plan anew with Terraform 1.10 or newer",
  });
}

/** What a plan would change, leaf by leaf, divided by whether the emulator is the reason. */
export function driftOf(plan: DriftPlan, gaps: readonly EmulatorGap[]): DriftReport {
  const all = plan.resource_changes.flatMap(({ address, type, change }) => {
    if (change.actions.every((action) => action === "no-op" || action === "read")) return [];
    const actions = change.actions.join(", ");
    const leaves = leafChanges(change.before, change.after, change.after_unknown);
    return leaves.map((leaf): Drift => ({ address, resourceType: type, actions, ...leaf }));
  });
  // A replacement is never explained: what is dropped on the wire is sent again, not built anew.
  const isGap = ({ resourceType, attribute, actions }: Drift): boolean =>
    actions === "update" &&
    gaps.some((gap) => gap.resourceType === resourceType && gap.attribute === attribute);
  return { explained: all.filter(isGap), unexplained: all.filter((drift) => !isGap(drift)) };
}

/** What a plan would change and no gap of the emulator explains. */
export function unexplainedDrift(plan: DriftPlan, gaps: readonly EmulatorGap[]): readonly Drift[] {
  return driftOf(plan, gaps).unexplained;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
