import type { Change, ChangeKind } from "../change";
import { rootPlace } from "../secrets/place";
import { kindOf } from "./change-kind";
import type { LeafBudget } from "./leaf-budget";
import { leafDifferences } from "./leaf-differences";
import { comparePaths, type DraftLeaf, type DraftValue } from "./leaf";
import { stepsOf, type PlannedChange, type ResourceChange } from "./plan-schema";
import { unchangedDrafts } from "./unchanged-drafts";

/** A change whose texts are still to be judged: it may hold secrets, and leaves the reader only as a `Change`. */
export type Draft = Omit<Change, "attributes" | "unchanged"> & {
  readonly leaves: readonly DraftLeaf[];
  readonly unchanged?: Readonly<Record<string, DraftValue>>;
  /** What the change does not tell, as a sentence about it. */
  readonly note?: string;
};

/** What a change is called: a resource, or an output. */
interface Subject {
  readonly address: string;
  readonly type: string;
  readonly mode: Change["mode"];
  /** Whether its own name says that it is a secret. */
  readonly name?: string;
  readonly previousAddress?: string | undefined;
  readonly reason?: string | undefined;
}

/** @param kind of a change that is put off. @default by its actions */
export function draftOfResource(resource: ResourceChange, budget: LeafBudget, kind?: ChangeKind): Draft {
  const { address, deposed, mode, type, previous_address: previousAddress, action_reason: reason } = resource;
  const subject: Subject = {
    // As Terraform itself prints it: the object of that address is another one.
    address: deposed === undefined ? address : `${address} (deposed object ${deposed})`,
    type,
    mode: mode === "managed" ? "managed" : "data",
    previousAddress,
    reason,
  };
  return draftOf(subject, resource.change, budget, kind);
}

export function draftOfOutput(name: string, change: PlannedChange, budget: LeafBudget): Draft {
  return draftOf({ address: `output.${name}`, type: "output", mode: "managed", name }, change, budget);
}

function draftOf(subject: Subject, change: PlannedChange, budget: LeafBudget, kind?: ChangeKind): Draft {
  const { address, type, mode, name, previousAddress, reason } = subject;
  const importId = importIdOf(change);
  const classified = kindOf({
    actions: change.actions,
    isImported: importId !== undefined,
    isMoved: previousAddress !== undefined,
  });
  const { leaves, leftOut } =
    classified.kind === "no-op"
      ? { leaves: [], leftOut: 0 }
      : leafDifferences(
          {
            before: { value: change.before, place: rootPlace(type, change.before_sensitive, name) },
            after: { value: change.after, place: rootPlace(type, change.after_sensitive, name) },
            unknown: change.after_unknown,
          },
          budget.limits(),
        );
  budget.take(leaves);
  const unchanged = unchangedDrafts(type, change);
  return {
    address,
    type,
    mode,
    kind: kind ?? classified.kind,
    ...(previousAddress !== undefined && { previousAddress }),
    ...(importId !== undefined && { importId }),
    ...(reason !== undefined && { reason }),
    ...(classified.note !== undefined && { note: classified.note }),
    replacePaths: (change.replace_paths ?? []).map(stepsOf),
    ...(unchanged !== undefined && { unchanged }),
    leaves: [...leaves].sort((left, right) => comparePaths(left.path, right.path)),
    attributesLeftOut: leftOut,
  };
}

/** An id, the parts of an identity, or that it is not known yet; undefined where nothing is imported. */
function importIdOf({ importing }: PlannedChange): string | undefined {
  if (importing === null || importing === undefined) return undefined;
  if (importing.id !== undefined) return importing.id;
  if (importing.unknown === true) return "known after the apply";
  const { identity } = importing;
  if (typeof identity !== "object" || identity === null) return "an identity that is not told";
  return Object.entries(identity)
    .map(([key, value]) => `${key}=${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");
}
