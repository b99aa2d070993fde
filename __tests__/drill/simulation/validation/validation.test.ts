import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compare } from "./compare";
import { rows, validationDocument, WRITE_UPS } from "./document";
import { MEASURED } from "./measurements";

const all = rows();

test("docs/validation.md says what the simulation predicts today, and how it compares", () => {
  const written = readFileSync(join(__dirname, "../../../../docs/validation.md"), "utf8");
  expect(written).toBe(validationDocument(all));
});

test("no prediction is wider than four to one", () => {
  const wide = all.filter(({ predicted: { from, to } }) => Number.isFinite(to) && to / from > 4);
  expect(wide.map(({ writeUp }) => writeUp.id)).toEqual([]);
});

test("the misses are these, and a change of the model that makes another is seen", () => {
  const missed = all.flatMap(({ writeUp: { id }, outcome }) =>
    outcome.kind === "covered" ? [] : [[id, outcome.kind]],
  );
  expect(missed).toEqual([
    ["rds-resize-single-az", "not predicted"],
    ["rds-log-capstone", "careful"],
    ["rds-log-memory", "careful"],
    ["rds-java-pools", "careful"],
    ["rds-postgres-forced", "short"],
    ["scale-out-decided", "short"],
    ["scale-out-serves", "careful"],
    ["scale-in-decided", "short"],
  ]);
});

test("every write-up has an id and a page of its own, and one measurement", () => {
  const ids = WRITE_UPS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.keys(MEASURED).sort()).toEqual([...ids].sort());
  for (const { source } of WRITE_UPS) expect(source).toMatch(/^https?:\/\/\S+$/u);
});

test.each([
  [{ from: 20, to: 70 }, { kind: "covered" }],
  [
    { from: 19, to: 19 },
    { kind: "careful", bySeconds: 1 },
  ],
  [
    { from: 19, to: 71 },
    { kind: "short", bySeconds: 1 },
  ],
])("%j against 20 to 70 is %j", (measured, outcome) => {
  expect(compare({ from: 20, to: 70 }, measured)).toEqual(outcome);
});
