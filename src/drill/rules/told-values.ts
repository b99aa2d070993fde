import type { Told } from "../../model/topology";

/** The value, where it is told: for settings whose absence is no reason to doubt the whole. */
export function valueOf<T>(told: Told<T>): T | undefined {
  return told.known ? told.value : undefined;
}

/** Empty where it is not told. */
export function listOf<T>(told: Told<readonly T[]>): readonly T[] {
  return told.known ? told.value : [];
}
