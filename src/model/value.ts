/**
 * A value of a configuration as far as it is known before, or after, an apply. Every input (synthesized JSON, plan,
 * state, a mocked apply) is brought into this one form; what reads it never asks where it came from.
 */
export type ModelValue =
  | KnownValue
  | {
      readonly kind: "list";
      readonly items: readonly ModelValue[];
      /** A set: walking over it gives each item as its own key, and an index means nothing. */
      readonly unordered?: true;
    }
  | { readonly kind: "object"; readonly entries: Readonly<Record<string, ModelValue>> }
  /** Exactly this attribute of exactly this resource: `id`, `names[0]`; empty for the resource as a whole. */
  | { readonly kind: "reference"; readonly address: string; readonly attribute: string }
  /** Some of these resources, nobody can tell which: an upper bound (a splat, a `for`, a slice). */
  | { readonly kind: "among"; readonly addresses: readonly string[]; readonly attribute: string }
  /** A text with references in it, such as `snapshot-${aws_vpc.network.id}`. */
  | { readonly kind: "text"; readonly parts: readonly ModelValue[] }
  | { readonly kind: "unknown"; readonly because: string };

export interface KnownValue {
  readonly kind: "known";
  readonly value: string | number | boolean | null;
}

/** What an attribute that is left out reads as. */
export const ABSENT: KnownValue = { kind: "known", value: null };
