import { compareAddresses } from "../foundation/compare-texts";

/** `undefined` where the input does not tell, with the reason: never read as a default. */
export type Told<T> =
  { readonly known: true; readonly value: T } | { readonly known: false; readonly because: string };

export function known<T>(value: T): Told<T> {
  return { known: true, value };
}

export function untold(because: string): Told<never> {
  return { known: false, because };
}

/** What follows from a value, where it is told. */
export function whenTold<A, B>(told: Told<A>, next: (value: A) => Told<B>): Told<B> {
  return told.known ? next(told.value) : told;
}

/** All of them, or every reason why not. */
export function allTold<T>(all: readonly Told<T>[]): Told<readonly T[]> {
  const reasons = all.flatMap((told) => (told.known ? [] : [told.because]));
  if (reasons.length > 0) return untold(joinedReasons(reasons));
  return known(all.flatMap((told) => (told.known ? [told.value] : [])));
}

/** One set out of several, sorted and without repetitions: the same for every order of the input. */
export function unionTold(all: readonly Told<readonly string[]>[]): Told<readonly string[]> {
  return whenTold(allTold(all), (lists) => known(sortedSet(lists.flat())));
}

export function joinedReasons(reasons: readonly string[]): string {
  return sortedSet(reasons).join("; ");
}

export function sortedSet(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

/** In the order of their addresses, by code unit: the same on every machine. */
export function byAddress<T extends { readonly address: string }>(elements: readonly T[]): readonly T[] {
  return [...elements].sort(compareAddresses);
}
