import { synthesize } from "../../support/synth";
import { apply } from "./apply";
import { BASELINES } from "./baselines";
import { EQUIVALENTS } from "./equivalents";
import { HARMLESS } from "./harmless";
import type { HarmlessChange } from "./harmless-change";
import { KNOWN_CLASSES, type Mutant, SECOND_ROUND_CLASSES, SET_ASIDE_CLASSES } from "./mutant";
import { KNOWN } from "./mutants";
import type { Json } from "./operations";
import { SECOND_ROUND } from "./second-round";
import { SET_ASIDE } from "./set-aside";

const MUTANTS = [...KNOWN, ...SET_ASIDE, ...SECOND_ROUND];

function baseline(of: Mutant["of"]): Json {
  return { ...synthesize(BASELINES[of ?? "prod"]).durable };
}

function mutated({ of, operations }: Pick<Mutant, "of" | "operations">): Json {
  return operations.reduce(apply, baseline(of));
}

/** Every resource by its address, without the order that it is made in. */
function byAddress(json: Json): Map<string, string> {
  const types = json["resource"] as Record<string, Record<string, Json>>;
  return new Map(
    Object.entries(types).flatMap(([type, byId]) =>
      Object.entries(byId).map(([id, { depends_on: _, ...attributes }]): [string, string] => [
        `${type}.${id}`,
        JSON.stringify(attributes),
      ]),
    ),
  );
}

function changedAddresses(before: Json, after: Json): string[] {
  const [old, now] = [byAddress(before), byAddress(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter((key) => old.get(key) !== now.get(key)).sort();
}

const sorted = (values: Iterable<string>): string[] => [...new Set(values)].sort();

describe.each([...MUTANTS, ...HARMLESS, ...EQUIVALENTS].map((change) => [change.id, change] as const))(
  "%s",
  (_, change: Mutant | HarmlessChange) => {
    test("changes the resources it names and no other", () => {
      const changed = changedAddresses(baseline(change.of), mutated(change));
      expect(changed).toEqual(sorted(change.operations.map(({ address }) => address)));
    });
  },
);

describe.each(MUTANTS.map((mutant) => [mutant.id, mutant] as const))("%s", (_, mutant) => {
  test("is expected at resources that are there", () => {
    const present = byAddress(mutated(mutant));
    const before = byAddress(baseline(mutant.of));
    const nowhere = mutant.at.filter((address) => !present.has(address));
    expect(nowhere).toEqual([]);
    expect(
      (mutant.concerns ?? []).filter((address) => !present.has(address) && !before.has(address)),
    ).toEqual([]);
  });
});

test("no reference is left hanging", () => {
  const hanging = [...MUTANTS, ...HARMLESS, ...EQUIVALENTS].filter((change) => {
    const json = mutated(change);
    const present = byAddress(json);
    const named = JSON.stringify(json).matchAll(/(?<=\$\{)aws_\w+\.\w+|(?<=")aws_\w+\.\w+(?=")/g);
    return [...named].some(([address]) => !present.has(address));
  });
  expect(hanging.map(({ id }) => id)).toEqual([]);
});

test("every id is there once", () => {
  const ids = [...MUTANTS, ...HARMLESS, ...EQUIVALENTS].map(({ id }) => id);
  expect(ids).toHaveLength(new Set(ids).size);
});

test("every class has a mutant, on the one side or the other", () => {
  expect(sorted(KNOWN.map((mutant) => mutant.class))).toEqual(sorted(KNOWN_CLASSES));
  expect(sorted(SET_ASIDE.map((mutant) => mutant.class))).toEqual(sorted(SET_ASIDE_CLASSES));
  expect(sorted(SECOND_ROUND.map((mutant) => mutant.class))).toEqual(sorted(SECOND_ROUND_CLASSES));
});

test("the campaign is as large as the README says", () => {
  expect({
    known: KNOWN.length,
    setAside: SET_ASIDE.length,
    secondRound: SECOND_ROUND.length,
    harmless: HARMLESS.length,
    equivalent: EQUIVALENTS.length,
  }).toEqual({
    known: 118,
    setAside: 39,
    secondRound: 17,
    harmless: 41,
    equivalent: 11,
  });
});
