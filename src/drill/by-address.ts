/** Elements of a topology, to be looked up by their addresses. */
export function byAddress<T extends { readonly address: string }>(
  elements: readonly T[],
): ReadonlyMap<string, T> {
  return new Map(elements.map((element) => [element.address, element]));
}
