import { checkEnvironment } from "../../src/config/check-environment";
import { refusalOf } from "../support/refusals";
import { coveringProfiles, ALL_PAIRS, isIllegal, pairsOf, uncovered } from "./support/covering";
import { inputOf, profileInput } from "./support/environment-of";
import { ILLEGAL } from "./support/factors";
import { PROFILES } from "./support/profiles";

/** Every option that changes what is synthesized is combined with every level of every other one. */
describe("pairs of options", () => {
  it("are all in the profiles, but for those that are refused", () => {
    expect(uncovered(PROFILES)).toEqual([]);
    expect(ALL_PAIRS.length).toBeGreaterThan(3000);
  });

  it("are in profiles that are all sound", () => {
    for (const profile of PROFILES) expect(() => checkEnvironment(profileInput(profile))).not.toThrow();
  });

  it("need about as few profiles as the two widest options have pairs", () => {
    expect(PROFILES.length).toBeLessThanOrEqual(32);
    // Without the search for the best level there would be one profile a pair.
    expect(Math.min(...coveringProfiles([]).map((profile) => pairsOf(profile).size))).toBeGreaterThan(400);
  });

  it.each(ILLEGAL)(
    "$pair.0.0 $pair.0.1 beside $pair.1.0 $pair.1.1 is refused by the name of its field",
    ({ pair, path }) => {
      expect(isIllegal(pair)).toBe(true);
      expect(refusalOf(inputOf(pair)).parts.what).toContain(`${path}: `);
    },
  );

  it.each(ILLEGAL)(
    "$pair.0.0 $pair.0.1 beside $pair.1.0 $pair.1.1: each of the two alone is in a profile, so that the pair is what is refused",
    ({ pair }) => {
      for (const [factor, level] of pair)
        expect(PROFILES.some((profile) => profile[factor] === level)).toBe(true);
    },
  );
});
