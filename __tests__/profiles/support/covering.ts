import { type Choice, FACTORS, ILLEGAL, type Profile } from "./factors";

export type Pair = readonly [Choice, Choice];

const names = Object.keys(FACTORS);
const levelsOf = (factor: string): readonly string[] => Object.keys(FACTORS[factor] ?? {});

const textOf = ([[a, x], [b, y]]: Pair): string => `${a}=${x}, ${b}=${y}`;
const illegal = new Set(ILLEGAL.flatMap(({ pair: [a, b] }) => [textOf([a, b]), textOf([b, a])]));

export const isIllegal = (pair: Pair): boolean => illegal.has(textOf(pair));

/** Every pair of levels of two options, in the order of the options. */
export const ALL_PAIRS: readonly Pair[] = names.flatMap((a, index) =>
  names.slice(index + 1).flatMap((b) =>
    levelsOf(a).flatMap((x) =>
      levelsOf(b).map((y): Pair => [
        [a, x],
        [b, y],
      ]),
    ),
  ),
);

/** The pairs that a profile has. */
export function pairsOf(profile: Profile): ReadonlySet<string> {
  return new Set(ALL_PAIRS.filter(([[a, x], [b, y]]) => profile[a] === x && profile[b] === y).map(textOf));
}

/**
 * Profiles that together have every legal pair, after `first`. Greedy: each begins with a pair that is missing, and
 * gives every other option, in turn, the level that brings the most missing pairs with those chosen before. Always the
 * same ones: it takes no dice.
 */
export function coveringProfiles(first: readonly Profile[]): readonly Profile[] {
  const missing = new Set(ALL_PAIRS.filter((pair) => !isIllegal(pair)).map(textOf));
  const profiles: Profile[] = [];
  const take = (profile: Profile): void => {
    profiles.push(profile);
    for (const pair of pairsOf(profile)) missing.delete(pair);
  };
  first.forEach(take);
  for (const pair of ALL_PAIRS) if (missing.has(textOf(pair))) take(completed(pair, missing));
  return profiles;
}

export const uncovered = (profiles: readonly Profile[]): readonly string[] => {
  const covered = new Set(profiles.flatMap((profile) => [...pairsOf(profile)]));
  return ALL_PAIRS.filter((pair) => !isIllegal(pair))
    .map(textOf)
    .filter((text) => !covered.has(text));
};

function completed(pair: Pair, missing: ReadonlySet<string>): Profile {
  let chosen: readonly Choice[] = pair;
  // Options that exclude others are settled first: later ones are free then.
  for (const factor of [...names].sort((a, b) => conflictsOf(b) - conflictsOf(a))) {
    if (chosen.some(([name]) => name === factor)) continue;
    const candidates = levelsOf(factor)
      .map((level): Choice => [factor, level])
      .filter((choice) => chosen.every((other) => !isIllegal([choice, other])));
    const [best] = candidates
      .map((choice) => ({
        choice,
        gain: chosen.filter((other) => isMissing(choice, other, missing)).length,
        // Between equals, the level that is in most missing pairs.
        wanted: wantedOf(choice, missing),
      }))
      .sort((a, b) => b.gain - a.gain || b.wanted - a.wanted);
    if (best === undefined) throw new Error(`${textOf(pair)} leaves nothing for ${factor}`);
    chosen = [...chosen, best.choice];
  }
  return Object.fromEntries(
    names.map((name) => [name, chosen.find(([factor]) => factor === name)?.[1] ?? ""]),
  );
}

const conflictsOf = (factor: string): number =>
  ILLEGAL.filter(({ pair }) => pair.some(([name]) => name === factor)).length;

const isMissing = (a: Choice, b: Choice, missing: ReadonlySet<string>): boolean =>
  missing.has(textOf([a, b])) || missing.has(textOf([b, a]));

function wantedOf([factor, level]: Choice, missing: ReadonlySet<string>): number {
  const text = `${factor}=${level}`;
  return [...missing].filter((pair) => pair.split(", ").includes(text)).length;
}
