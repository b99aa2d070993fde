import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { environmentSchema } from "../../src/config/schema/environment-schema";
import { configurationReference } from "./support/configuration-reference";
import { type SchemaField, schemaFields } from "./support/schema-fields";

const ROOT = join(__dirname, "../..");
const REFERENCE = join(ROOT, "docs/configuration.md");
const fields = schemaFields();

/** Why a protection is given up means the same everywhere: the reference says it itself. */
const SAID_ELSEWHERE = "}.reason";

describe("every field of the schema", () => {
  it("is read from its source: those of the top are the schema's own", () => {
    const top = fields.map(({ path }) => path).filter((path) => /^\w+$/.test(path));
    expect(top).toEqual(Object.keys(environmentSchema.shape));
    expect(new Set(fields.map(({ path }) => path)).size).toBe(fields.length);
    expect(fields.length).toBeGreaterThan(90);
  });

  it("says in the editor's hover what it means", () => {
    expect(named(({ path, text }) => text.length < 10 && !path.endsWith(SAID_ELSEWHERE))).toEqual([]);
  });

  it("says its default where it may be left out, and none where it may not", () => {
    expect(named(({ isOptional, defaultText }) => isOptional && !defaultText)).toEqual([]);
    expect(named(({ isOptional, defaultText }) => !isOptional && defaultText !== undefined)).toEqual([]);
  });
});

it("docs/configuration.md is what the schema says", () => {
  const reference = configurationReference(fields);
  if (process.env["DURABLE_UPDATE_GOLDENS"] === "1") writeFileSync(REFERENCE, reference);
  // DURABLE_UPDATE_GOLDENS=1 writes it anew.
  expect(readFileSync(REFERENCE, "utf8")).toBe(reference);
});

function named(isWrong: (field: SchemaField) => boolean): readonly string[] {
  return fields.filter(isWrong).map(({ path }) => path);
}
