import { SURVIVOR_LIMIT_PERCENT } from "../../../config/static-stability";
import { highestFactor } from "../engine/load-profile";
import type { Candidate, Mended } from "./candidate";

/** One number for each tier, along the way of a request. */
export type Sizes = readonly number[];

/** More instances than the load asks for that are still tried. */
const EXTRA = 6;
/** More levels are not told apart: of a thousand instances to a fleet, steps of twenty. */
const MOST_LEVELS = 48;
/** How often one more is taken where a size that held in the hardest runs fails in another. */
const MOST_RAISES = 2;

export interface SizeSearch {
  /** What is there already. */
  readonly from: Sizes;
  /** What carries the highest load of the scenario. */
  readonly need: Sizes;
  readonly build: (sizes: Sizes) => Candidate;
  /** The cheap answer, and the whole one. */
  readonly mayMeet: (candidate: Candidate) => boolean;
  readonly meets: (candidate: Candidate) => Promise<number | undefined>;
}

/** Instances of each tier that carry the highest load of a scenario with the room that survivors are left, and no more. */
export function neededSizes({ model, scenario, ratePerSecond }: Mended): Sizes {
  const most = ratePerSecond * highestFactor(scenario.surges);
  return model.tiers.map(({ fanOut, ratedPerSecond }) =>
    Math.ceil((most * fanOut * 100) / (ratedPerSecond * SURVIVOR_LIMIT_PERCENT) - 1e-9),
  );
}

/** What is tried at most: more than the load needs. */
export function largestSizes({ from, need }: Pick<SizeSearch, "from" | "need">): Sizes {
  return from.map((size, index) => Math.max(size, need[index] ?? 0) + EXTRA);
}

/**
 * The smallest sizes that meet what is asked, found by halving between what is there and a little more than the load
 * needs, then by halving what each tier has of its own: all but the last answers are of the hardest runs alone.
 */
export async function smallestSizes(
  search: SizeSearch,
): Promise<{ readonly candidate: Candidate; readonly runs: number } | undefined> {
  const { build, mayMeet, meets } = search;
  const ladder = ladderOf(search);
  const top = largestSizes(search);
  if (!mayMeet(build(top))) return undefined;
  const level = least(0, ladder.length - 1, (middle) => mayMeet(build(ladder[middle] ?? top)));
  let sizes = lowered(search, ladder[level] ?? top);
  for (let raise = 0; raise <= MOST_RAISES; raise += 1) {
    for (const each of raise === 0 ? [sizes] : raised(sizes, top)) {
      const candidate = build(each);
      const runs = await meets(candidate);
      if (runs !== undefined) return { candidate, runs };
      sizes = each;
    }
  }
  return undefined;
}

/** The least number of which it is true, where it is true of every larger one and of the last: that one is not asked. */
function least(first: number, last: number, isEnough: (number: number) => boolean): number {
  let [low, high] = [first, last];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}

/** One more of a single tier, of each in turn, and then of all. */
function raised(sizes: Sizes, top: Sizes): readonly Sizes[] {
  const more = (isRaised: (index: number) => boolean): Sizes =>
    sizes.map((size, index) => (isRaised(index) ? Math.min(top[index] ?? size, size + 1) : size));
  return [...sizes.map((_, index) => more((place) => place === index)), more(() => true)];
}

/** From one step above what is there to a little above the need, all tiers at the same part of their way. */
function ladderOf({ from, need }: SizeSearch): readonly Sizes[] {
  const ways = from.map((size, index) => Math.max(0, (need[index] ?? 0) - size));
  const levels = Math.min(MOST_LEVELS, Math.max(...ways));
  const below = Array.from({ length: levels }, (_, level) =>
    from.map((size, index) => size + Math.ceil(((ways[index] ?? 0) * (level + 1)) / levels - 1e-9)),
  );
  const above = Array.from({ length: EXTRA }, (_, extra) =>
    from.map((size, index) => size + (ways[index] ?? 0) + extra + 1),
  );
  return [...below, ...above];
}

/** As few as hold of a tier after the other. */
function lowered({ from, build, mayMeet }: SizeSearch, start: Sizes): Sizes {
  let sizes = start;
  for (const [index, size] of start.entries()) {
    const withOwn = (own: number): Sizes => sizes.map((each, place) => (place === index ? own : each));
    sizes = withOwn(least(from[index] ?? 0, size, (own) => mayMeet(build(withOwn(own)))));
  }
  return sizes;
}
