import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EQUIVALENTS } from "./equivalents";
import firstSight from "./first-sight.json";
import { HARMLESS } from "./harmless";
import { HARMLESS_ENVIRONMENTS } from "./harmless-environments";
import type { Mutant } from "./mutant";
import { KNOWN } from "./mutants";
import { firstSightText } from "./score-text";
import { SECOND_ROUND } from "./second-round";
import { SET_ASIDE } from "./set-aside";

/** docs/drill-score.md is written by a campaign that no test repeats: here, that it is of today's mutants. */
const DOCUMENT = readFileSync(join(__dirname, "../../../docs/drill-score.md"), "utf8");

/** The list under a heading, without what was found: `an-id (its class)`, or the id alone. */
function listed(title: string): readonly string[] {
  const [, after = ""] = DOCUMENT.split(`\n## ${title}\n`);
  const [section = ""] = after.split("\n## ");
  return section
    .split("\n")
    .filter((line) => line.startsWith("- "))
    .map((line) => /^- ([^:]+): /u.exec(line)?.[1] ?? `no result: ${line}`);
}

/** `a / b` of a line of the score. */
function scored(what: string): string | undefined {
  const start = `- ${what}: `;
  return DOCUMENT.split("\n")
    .find((line) => line.startsWith(start))
    ?.slice(start.length);
}

const all = (count: number): string => `${count} / ${count}`;
const classed = (mutants: readonly Mutant[]): readonly string[] =>
  mutants.map((mutant) => `${mutant.id} (${mutant.class})`);

test.each([
  ["Mutants of known classes", classed(KNOWN)],
  ["Mutants of set-aside classes", classed(SET_ASIDE)],
  ["Mutants of the second round", classed(SECOND_ROUND)],
  ["Harmless changes", [...HARMLESS, ...HARMLESS_ENVIRONMENTS].map(({ id }) => id)],
  ["Equivalent mutants", EQUIVALENTS.map(({ id }) => id)],
])("%s are those of the code: else run npm run bench:mutants", (title, expected) => {
  expect(listed(title)).toEqual(expected);
});

test("the score is perfect, and of as many as there are", () => {
  const mutants = KNOWN.length + SET_ASIDE.length + SECOND_ROUND.length;
  expect({
    caught: scored("mutants caught, at the right address"),
    setAside: scored("of these in classes set aside before their rules were written"),
    secondRound: scored("of these in the second round of such classes"),
    unrelated: scored("mutants with no unrelated finding"),
    harmless: scored("harmless changes with no finding and no worse verdict"),
    equivalent: scored("equivalent mutants with no finding and no worse verdict"),
  }).toEqual({
    caught: all(mutants),
    setAside: all(SET_ASIDE.length),
    secondRound: all(SECOND_ROUND.length),
    unrelated: all(mutants),
    harmless: all(HARMLESS.length + HARMLESS_ENVIRONMENTS.length),
    equivalent: all(EQUIVALENTS.length),
  });
});

test("the first sight is told as it was", () => {
  expect(DOCUMENT).toContain(firstSightText());
  const unknown = (survivors: readonly string[], mutants: readonly Mutant[]) =>
    survivors.filter((id) => !mutants.some((mutant) => mutant.id === id));
  expect(unknown(firstSight.setAside.survivors, SET_ASIDE)).toEqual([]);
  expect(unknown(firstSight.secondRound.survivors, SECOND_ROUND)).toEqual([]);
  expect(
    [firstSight.setAside, firstSight.secondRound].map(({ total, survivors }) => [total, survivors.length]),
  ).toEqual([
    [39, 11],
    [17, 13],
  ]);
});
