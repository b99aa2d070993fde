import type { Told } from "../../model/topology";
import type { NetworkIndex } from "../reachability/network-index";
import type { Place } from "../reachability/place";
import { type Lost, UNTOLD_SUBNET } from "../reachability/spots";
import type { Truth } from "../reachability/verdict";

/**
 * How what is not told is taken: for the worst, or for the best. Where both give the same answer it is certain;
 * where they differ it cannot be told.
 */
export type Mode = "worst" | "best";

/** What is lost, and how what is not told is taken. */
export interface Situation {
  readonly index: NetworkIndex;
  readonly lost: Lost;
  readonly mode: Mode;
}

export function isTaken({ mode }: Situation, truth: Truth): boolean {
  return truth === "yes" || (truth === "unknown" && mode === "best");
}

export function isDeadIn({ index, lost, mode }: Situation, place: Place): (subnet: string) => boolean {
  return (subnet) => {
    const truth = lost.spot(index, { place, subnet });
    return truth === "yes" || (truth === "unknown" && mode === "worst");
  };
}

/**
 * Subnets by their zones. Zones that are not told are at worst all the same one, at best all different; so are
 * subnets that are not told, of which one stands for all.
 */
export function byZone(
  { index, mode }: Situation,
  subnets: Told<readonly string[]>,
): readonly (readonly string[])[] {
  const own = subnets.known ? [...new Set(subnets.value)] : [UNTOLD_SUBNET];
  const zones = new Map<string, string[]>();
  let isTold = true;
  for (const subnet of own) {
    const zone = index.subnets.get(subnet)?.zone;
    if (zone?.known !== true) isTold = false;
    const name = zone?.known === true ? `zone ${zone.value}` : `of ${subnet}`;
    zones.set(name, [...(zones.get(name) ?? []), subnet]);
  }
  return isTold || mode === "best" ? [...zones.values()] : [own];
}

/** One of each. */
export function everyChoice<T>(sets: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return sets.reduce<readonly (readonly T[])[]>(
    (heads, set) => heads.flatMap((head) => set.map((item) => [...head, item])),
    [[]],
  );
}

/** Without the sets that hold all of another one: what the smaller one can do, they can. */
export function smallest(sets: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const distinct = [...new Map(sets.map((set) => [[...set].sort().join("\n"), set])).values()];
  return distinct.filter(
    (set) => !distinct.some((other) => other !== set && other.every((item) => set.includes(item))),
  );
}
