import { attributeText, parseConfiguration } from "../../../../src/state/recover/orphans/configuration";
import { referencesIn } from "../../../../src/state/recover/orphans/references";
import { DATA_FINDERS, FINDERS, NOT_IMPORTED } from "../../../../src/state/recover/orphans/registry";
import { stacksOf } from "../../../support/synth";
import { VARIANTS } from "../../../support/variants";

const configurationsOf = (environment: (typeof VARIANTS)[number]["environment"]) =>
  stacksOf(environment).map((json) => parseConfiguration(JSON.stringify(json), "test"));
const configurations = VARIANTS.flatMap(({ environment }) => configurationsOf(environment));
const managed = configurations.map(({ blocks }) =>
  [...blocks.values()].filter(({ mode }) => mode === "managed"),
);

it("says how to find every type of the stacks, or why there is nothing to find, and knows no other", () => {
  const types = new Set(managed.flat().map(({ type }) => type));
  const known = [...Object.keys(FINDERS), ...Object.keys(NOT_IMPORTED)];
  expect(known.sort()).toEqual([...types].sort());
});

it("is this list: a type cannot come to be searched in another way unseen", () => {
  const lines = Object.entries(FINDERS).map(([type, { kind, keys }]) => `${type} ${kind} ${keys.join(" ")}`);
  expect(lines.sort()).toMatchSnapshot();
  expect(Object.keys(NOT_IMPORTED).sort()).toMatchSnapshot("not imported");
  for (const { because } of Object.values(NOT_IMPORTED)) expect(because).toMatch(/.{30,}[^.]$/u);
});

it("asks by keys that tell every address of a stack from every other", () => {
  for (const blocks of managed) {
    const asked = blocks.flatMap((block) => {
      const finder = FINDERS[block.type];
      if (finder === undefined) return [];
      const values = finder.keys.map((key) => attributeText(block, key));
      expect({ address: block.address, keys: values.filter((value) => value !== "").length }).not.toEqual({
        address: block.address,
        keys: 0,
      });
      return [[block.type, ...values].join("\n")];
    });
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter((keys, index) => asked.indexOf(keys) !== index)).toEqual([]);
  }
});

it("has keys that refer to nothing but what is found itself", () => {
  for (const { blocks } of configurations) {
    for (const block of blocks.values()) {
      const finder = block.mode === "managed" ? FINDERS[block.type] : undefined;
      for (const key of finder?.keys ?? []) {
        const references = referencesIn(attributeText(block, key));
        expect({ at: `${block.address} ${key}`, plain: references !== undefined }).toMatchObject({
          plain: true,
        });
        for (const { address } of references ?? []) {
          const target = blocks.get(address);
          const finders = target?.mode === "data" ? DATA_FINDERS : FINDERS;
          expect(Object.keys(finders)).toContain(target?.type);
        }
      }
    }
  }
});

it("knows an environment by the two tags that no setting changes", () => {
  expect(new Set(configurations.map(({ tags }) => JSON.stringify(tags)))).toEqual(
    new Set(["prod", "dev"].map((Environment) => JSON.stringify({ Environment, System: "durable-system" }))),
  );
});
