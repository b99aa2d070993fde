import { readFileSync } from "node:fs";
import { join } from "node:path";
import { environmentSchema } from "../../src/config/schema/environment-schema";
import { documents, ROOT } from "./support/documents";
import { readDocument } from "./support/read-document";
import { schemaFields } from "./support/schema-fields";

const paths = new Set(schemaFields().map(({ path }) => path));
const top = Object.keys(environmentSchema.shape).join("|");
/** A field as documents write it; `backend` has the fields of `web`. */
const FIELD = new RegExp(`^(?:${top})(?:\\{[\\w-]+\\})?\\.[\\w{}.[\\]-]+$`, "u");

const fieldsIn = (markdown: string) => readDocument(markdown).code.filter((code) => FIELD.test(code));
const isThere = (field: string) => paths.has(field.replace(/^backend\./u, "web.")) || paths.has(field);

it.each(documents)("%s names fields that the schema has", (path) => {
  expect(fieldsIn(readFileSync(join(ROOT, path), "utf8")).filter((field) => !isThere(field))).toEqual([]);
});

it("a field that is not there is found", () => {
  const named = fieldsIn(
    "`web.minimum` `backend.minimum` `web.minimun` `web.listener{https}.certificateArn` `load`",
  );
  expect(named.map((field) => [field, isThere(field)])).toEqual([
    ["web.minimum", true],
    ["backend.minimum", true],
    ["web.minimun", false],
    ["web.listener{https}.certificateArn", true],
  ]);
});
