import type { Measurement } from "./measurements";
import type { Interval } from "./predict";

/** `careful`: it was over sooner than the drill says; `short`: it lasted longer than the drill says. */
export type Outcome =
  | { readonly kind: "covered" }
  | { readonly kind: "careful" | "short"; readonly bySeconds: number }
  | { readonly kind: "not predicted" };

export function compare({ from, to }: Interval, measured: Measurement): Outcome {
  if (!Number.isFinite(to)) return { kind: "not predicted" };
  if (measured.to > to) return { kind: "short", bySeconds: measured.to - to };
  if (measured.from < from) return { kind: "careful", bySeconds: from - measured.from };
  return { kind: "covered" };
}
