import { checkEnvironment } from "../../src/config/check-environment";
import type { EnvironmentInput } from "../../src/config/environment";
import { prod } from "../../src/environments/prod";
import { DurableError } from "../../src/foundation/errors";

/** Stands for a field that is taken out. */
export const ABSENT = Symbol("absent");

/** prod with other values at some paths: `{ "web.minimum": 1 }`. */
export function broken(changes: Readonly<Record<string, unknown>>, base: EnvironmentInput = prod): unknown {
  const copy: unknown = structuredClone(base);
  for (const [path, value] of Object.entries(changes))
    put(copy as Record<string, unknown>, path.split("."), value);
  return copy;
}

function put(at: Record<string, unknown>, [key = "", ...rest]: readonly string[], value: unknown): void {
  if (rest.length > 0) put((at[key] ??= {}) as Record<string, unknown>, rest, value);
  else if (value === ABSENT) delete at[key];
  else at[key] = value;
}

/** The error that an input is refused with. */
export function refusalOf(input: unknown): DurableError {
  try {
    checkEnvironment(input as EnvironmentInput);
  } catch (error) {
    if (error instanceof DurableError) return error;
    throw error;
  }
  throw new Error("the environment was accepted");
}

/** One paragraph of a refusal. */
export function paragraph(path: string, shown: string, allowed: string, fix: string): string {
  return `${path}: ${shown}\n  allowed: ${allowed}\n  next:    ${fix}`;
}

/** The paragraphs of a refusal, each about one problem. */
export function paragraphsOf(error: DurableError): string[] {
  const [, ...paragraphs] = error.parts.what.trimEnd().split("\n\n");
  return paragraphs;
}
