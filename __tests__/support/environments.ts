import { checkEnvironment } from "../../src/config/check-environment";
import type { Environment, EnvironmentInput } from "../../src/config/environment";
import { dev as devInput } from "../../src/environments/dev";
import { prod as prodInput } from "../../src/environments/prod";

/** Any part of an environment; a list or a union's object replaces the whole of what it overrides. */
export type Overrides<T> = T extends readonly unknown[] | { readonly kind: string }
  ? T
  : T extends object
    ? { readonly [Key in keyof T]?: Overrides<T[Key]> }
    : T;

export const prod: Environment = checkEnvironment(prodInput);
export const dev: Environment = checkEnvironment(devInput);

/** A checked environment like `base` but for the overrides. */
export function environmentWith(
  overrides: Overrides<EnvironmentInput>,
  base: EnvironmentInput = prodInput,
): Environment {
  return checkEnvironment(merged(base, overrides));
}

/** An environment like `base` but for the overrides, unchecked. */
export function merged(base: EnvironmentInput, overrides: Overrides<EnvironmentInput>): EnvironmentInput {
  return merge(base, overrides) as EnvironmentInput;
}

/** prod over three zones, with the fleets that these need. */
export function threeZones(zones = ["us-east-1a", "us-east-1b", "us-east-1c"]): Environment {
  return environmentWith({ zones, web: { minimum: 3 }, backend: { minimum: 3 } });
}

function merge(base: unknown, over: unknown): unknown {
  if (!isGroup(base) || !isGroup(over)) return over;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) merged[key] = merge(base[key], value);
  return merged;
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !("kind" in value);
}
