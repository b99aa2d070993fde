import type { Severity } from "../../review-report";

/** A review laid out, with nothing escaped yet: every output escapes it in one place of its own. */
export interface ReviewDocument {
  readonly level: Severity | "none";
  readonly verdict: string;
  /** Lines under the verdict: what was read, the gate, the counts. */
  readonly facts: readonly (readonly Span[])[];
  readonly sections: readonly Section[];
}

export interface Section {
  readonly title: string;
  readonly items: readonly Item[];
  /** Parts that are shut where an output can shut them. */
  readonly folds: readonly Fold[];
}

export interface Fold {
  readonly name: string;
  readonly summary: string;
  readonly items: readonly Item[];
}

export interface Item {
  readonly severity?: Severity;
  /** What happens to a resource, as Terraform draws it: `+`, `-/+`. */
  readonly mark?: string;
  readonly spans: readonly Span[];
  readonly items: readonly Item[];
}

/** A run of text: words, something to be copied as it is, or a name that stands out. */
export interface Span {
  readonly as: "prose" | "code" | "strong";
  readonly text: string;
}

export function prose(text: string): Span {
  return { as: "prose", text };
}

export function code(text: string): Span {
  return { as: "code", text };
}

export function strong(text: string): Span {
  return { as: "strong", text };
}

export function item(spans: readonly Span[], items: readonly Item[] = []): Item {
  return { spans, items };
}

/** The first of them as items, and how many there are besides. */
export function capped<T>(things: readonly T[], most: number, toItem: (thing: T) => Item): readonly Item[] {
  const more = things.length - most;
  const shown = things.slice(0, most).map(toItem);
  return more <= 0 ? shown : [...shown, item([prose(`and ${more} more`)])];
}
