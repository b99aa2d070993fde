import { readFileSync } from "node:fs";
import { join } from "node:path";
import { validationDocument, WRITE_UPS } from "./document";

test("docs/validation.md says what the simulation predicts today", () => {
  const written = readFileSync(join(__dirname, "../../../../docs/validation.md"), "utf8");
  expect(written).toBe(validationDocument());
});

test("every write-up has an id and a page of its own", () => {
  expect(new Set(WRITE_UPS.map(({ id }) => id)).size).toBe(WRITE_UPS.length);
  for (const { source } of WRITE_UPS) expect(source).toMatch(/^https?:\/\/\S+$/u);
});
