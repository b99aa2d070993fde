import type { Target } from "./target";

/** How many instances each zone of a group holds, in the order of the zones. */
export function countsByZone(
  zones: readonly number[],
  targets: readonly Target[],
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>(zones.map((zone) => [zone, 0]));
  for (const { zone } of targets) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  return counts;
}

/** The zones, the emptiest first: where the next instance goes. */
export function emptiestFirst(counts: ReadonlyMap<number, number>): readonly number[] {
  return [...counts].sort(([, a], [, b]) => a - b).map(([zone]) => zone);
}

/** The instances in the order in which scaling in takes them: the fullest zone's first, of these the oldest. */
export function firstToGo(
  counts: ReadonlyMap<number, number>,
  targets: readonly Target[],
): readonly Target[] {
  return [...targets].sort(
    (a, b) => (counts.get(b.zone) ?? 0) - (counts.get(a.zone) ?? 0) || a.ordinal - b.ordinal,
  );
}
