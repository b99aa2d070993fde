import type { Draft, Replacement } from "../draft";
import { template } from "../expression";

/** Paths that all hold the value itself. */
export function valueAt(variable: string, ...paths: readonly string[]) {
  return (_draft: Draft, value: unknown): readonly Replacement[] =>
    paths.map((path) => ({ path, from: value, to: template(`var.${variable}`) }));
}
