import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { schemaFields } from "./support/schema-fields";

const ROOT = join(__dirname, "../..");

interface Row {
  readonly feature: string;
  readonly here: string;
  readonly field: string;
  readonly test: string;
}

const rows = readFileSync(join(ROOT, "docs/features.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (?:feature|-)/u.test(line))
  .map((line): Row => {
    const [feature = "", here = "", field = "", test = ""] = line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim().replaceAll("`", ""));
    return { feature, here, field, test };
  });

describe("the table of features", () => {
  it("says of each whether it is on, an option, or missing", () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter(({ here }) => !["on", "option", "missing"].includes(here))).toEqual([]);
  });

  it("names fields that the schema has, and one for every option", () => {
    const fields = new Map(schemaFields().map((field) => [field.path, field]));
    const unknown = rows.filter(({ field }) => field !== "–" && !fields.has(field));
    expect(unknown.map(({ field }) => field)).toEqual([]);
    expect(rows.filter(({ here, field }) => here === "option" && field === "–")).toEqual([]);
    // What is an option may be left out.
    const required = rows.filter(
      ({ here, field }) => here === "option" && fields.get(field)?.isOptional === false,
    );
    expect(required.map(({ field }) => field)).toEqual([]);
  });

  it("names a test for everything that is there, and none for what is not", () => {
    const untested = rows.filter(
      ({ here, test }) => here !== "missing" && !existsSync(join(ROOT, "__tests__", test)),
    );
    expect(untested.map(({ test }) => test)).toEqual([]);
    expect(rows.filter(({ here, test }) => here === "missing" && test !== "–")).toEqual([]);
  });
});
