/** What a plan does to one resource, from its whole list of actions; never from the first of them alone. */
export type ChangeKind =
  | "create"
  | "update"
  | "replace-create-first"
  | "replace-delete-first"
  | "delete"
  | "read"
  | "forget"
  /** Nothing but its address, or its place in the state, changes. */
  | "move"
  | "import"
  | "no-op"
  /** Terraform put it off to a later run. */
  | "deferred";

/** One resource of a plan. Values that must not be shown are gone already: nothing after this type can leak them. */
export interface Change {
  readonly address: string;
  readonly type: string;
  readonly mode: "managed" | "data";
  readonly kind: ChangeKind;
  /** Where it was before a `moved` block. */
  readonly previousAddress?: string;
  /** The id it is imported by; a change of another kind can import, too. */
  readonly importId?: string;
  /** Terraform's `action_reason`, in its own word. */
  readonly reason?: string;
  /** The attributes that force a replacement, as paths. */
  readonly replacePaths: readonly (readonly (string | number)[])[];
  /** Changed leaves only, in the order of their paths. */
  readonly attributes: readonly AttributeChange[];
  /**
   * Settings that stay as they are and say what the resource is or how it takes the change, by top-level name: those of
   * `UNCHANGED_SETTINGS` alone. Absent where the reader kept none; a risk that needs one then says that it cannot tell.
   */
  readonly unchanged?: Readonly<Record<string, ShownValue>>;
  /** Attributes that changed beyond the limit that is kept for one resource. */
  readonly attributesLeftOut: number;
}

export interface AttributeChange {
  readonly path: readonly (string | number)[];
  readonly before: ShownValue;
  readonly after: ShownValue;
}

export type ShownValue =
  | { readonly kind: "value"; readonly value: string | number | boolean | null }
  /** An empty list or object, which has no leaves. */
  | { readonly kind: "empty"; readonly value: "[]" | "{}" }
  | { readonly kind: "absent" }
  | { readonly kind: "unknown" }
  /** Marked by Terraform, or taken for a secret by us; `because` says which. The digest of neither is kept. */
  | { readonly kind: "hidden"; readonly because: string };
