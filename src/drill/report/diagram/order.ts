import type { Requirements } from "../../cut-sets/requirements";

/**
 * Addresses as a request meets them: each after all that hand requests to it, and what no request meets at the end.
 * Things that call each other keep the order in which they are met first.
 */
export function inOrderOfRequests(
  { entries, branches, needs }: Requirements,
  addresses: readonly string[],
): readonly string[] {
  const next = (address: string): readonly string[] => [
    ...(branches.get(address) ?? []).flatMap(({ targets }) => targets.map(({ fleet }) => fleet.address)),
    ...(needs.get(address) ?? []).map(({ place }) => place.address),
  ];
  const done = new Set<string>();
  const backwards: string[] = [];
  const visit = (start: string): void => {
    // On a stack of its own: a chain of calls may be longer than JavaScript's stack is deep.
    const open = [{ address: start, rest: [...next(start)] }];
    done.add(start);
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const following = top.rest.pop();
      if (following === undefined) {
        backwards.push(top.address);
        open.pop();
      } else if (!done.has(following)) {
        done.add(following);
        open.push({ address: following, rest: [...next(following)] });
      }
    }
  };
  for (const { address } of [...entries].reverse()) if (!done.has(address)) visit(address);
  const met = [...backwards].reverse();
  return [...met, ...addresses.filter((address) => !done.has(address))];
}
