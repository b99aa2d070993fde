import { formatDuration } from "../../../foundation/duration";
import type { ChangeKind, ShownValue } from "../../change";

interface KindWords {
  /** As Terraform draws it, where it does. */
  readonly mark: string;
  /** What happens to one resource. */
  readonly says: string;
  /** For a count: `3 to create`. */
  readonly counted: string;
}

/** In the order in which they are counted: what hurts most is said first. */
export const KIND_WORDS: Readonly<Record<ChangeKind, KindWords>> = {
  delete: { mark: "-", says: "deleted", counted: "to delete" },
  "replace-delete-first": {
    mark: "-/+",
    says: "replaced, the old one deleted first",
    counted: "to replace (old one deleted first)",
  },
  "replace-create-first": {
    mark: "+/-",
    says: "replaced, the new one made first",
    counted: "to replace (new one made first)",
  },
  update: { mark: "~", says: "updated in place", counted: "to update" },
  create: { mark: "+", says: "created", counted: "to create" },
  import: { mark: "&", says: "imported", counted: "to import" },
  forget: { mark: ".", says: "forgotten, and left where it is", counted: "to forget" },
  move: { mark: ">", says: "moved", counted: "to move" },
  deferred: { mark: "?", says: "put off to a later run", counted: "put off" },
  read: { mark: "<=", says: "read", counted: "to read" },
  "no-op": { mark: "=", says: "unchanged", counted: "unchanged" },
};

/** `2 to delete, 1 to create`: those that there are, the worst first. */
export function countsText(counts: Readonly<Partial<Record<ChangeKind, number>>>): string {
  const told = Object.entries(KIND_WORDS).flatMap(([kind, { counted }]) => {
    const count = counts[kind as ChangeKind] ?? 0;
    return count === 0 ? [] : [`${count} ${counted}`];
  });
  return told.length === 0 ? "nothing" : told.join(", ");
}

/**
 * What Terraform's `action_reason` means; a word that is not known is shown as it is.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
const REASONS: Readonly<Record<string, string>> = {
  replace_because_tainted: "it is marked as tainted",
  replace_because_cannot_update: "it cannot be changed in place",
  replace_by_request: "the plan was made with -replace",
  replace_by_triggers: "replace_triggered_by names something that changes",
  delete_because_no_resource_config: "it is no longer in the configuration",
  delete_because_no_module: "its module is no longer in the configuration",
  delete_because_wrong_repetition: "its count or for_each does not name it any more",
  delete_because_count_index: "its index is beyond count",
  delete_because_each_key: "its key is no longer in for_each",
  delete_because_no_move_target: "it was moved to where nothing is configured",
  read_because_config_unknown: "its arguments are known only then",
  read_because_dependency_pending: "something that it depends on changes",
  read_because_check_nested: "a check reads it",
};

export function reasonText(reason: string): string {
  return Object.hasOwn(REASONS, reason) ? (REASONS[reason] ?? reason) : reason;
}

export function valueText(shown: ShownValue): string {
  switch (shown.kind) {
    case "value":
      return JSON.stringify(shown.value);
    case "empty":
      return shown.value;
    case "absent":
      return "(absent)";
    case "unknown":
      return "(known after apply)";
    case "hidden":
      return `(hidden: ${shown.because})`;
  }
}

/** `metadata_options[0].http_tokens`, `tags["a b"]`; `(all of it)` for the root. */
export function pathText(path: readonly (string | number)[]): string {
  const text = path
    .map((step) =>
      typeof step === "number"
        ? `[${step}]`
        : /^[A-Za-z_][\w-]*$/u.test(step)
          ? `.${step}`
          : `[${JSON.stringify(step)}]`,
    )
    .join("")
    .replace(/^\./u, "");
  return text === "" ? "(all of it)" : text;
}

/** Likely seconds of a recovery; null where nobody can tell, or where it never ends. */
export function secondsText(seconds: number | null): string {
  return seconds === null ? "not told" : formatDuration(1000 * seconds);
}
