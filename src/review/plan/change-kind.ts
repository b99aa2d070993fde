import type { ChangeKind } from "../change";

/** What Terraform says of one resource, as far as it decides the kind of its change. */
export interface Told {
  readonly actions: readonly string[];
  readonly isImported: boolean;
  readonly isMoved: boolean;
}

export interface Classified {
  readonly kind: ChangeKind;
  /** What the kind alone does not tell, in words. */
  readonly note?: string;
}

/** Every list that Terraform and OpenTofu write: `plans.Action` in both, `actionString` in their jsonplan packages. */
const KINDS: Readonly<Record<string, Classified>> = {
  create: { kind: "create" },
  read: { kind: "read" },
  update: { kind: "update" },
  "delete,create": { kind: "replace-delete-first" },
  "create,delete": { kind: "replace-create-first" },
  delete: { kind: "delete" },
  forget: { kind: "forget" },
  "create,forget": {
    kind: "replace-create-first",
    note: "is replaced, and the old one is left where it is, managed by nobody",
  },
  "forget,create": {
    kind: "replace-delete-first",
    note: "is forgotten and created anew: the old one is left where it is, managed by nobody",
  },
  // An ephemeral resource of OpenTofu: opened while planning, and kept nowhere.
  open: { kind: "read" },
};

/**
 * The kind of a change, from its whole list of actions; a list that is not known is taken for the worst that there is,
 * a replacement that begins with a deletion.
 */
export function kindOf({ actions, isImported, isMoved }: Told): Classified {
  const list = actions.join(",");
  if (list === "no-op") return { kind: isImported ? "import" : isMoved ? "move" : "no-op" };
  const known = Object.hasOwn(KINDS, list) ? KINDS[list] : undefined;
  return (
    known ?? {
      kind: "replace-delete-first",
      note: `has actions that are not known (${list === "" ? "none" : list}): taken for a replacement that begins with a deletion`,
    }
  );
}
