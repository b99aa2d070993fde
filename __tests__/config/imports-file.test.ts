import { readImports, renderImports } from "../../src/config/imports-file";
import { fakeHost } from "../cli/support/fake-host";
import { failureOf } from "../cli/support/failure";

const STACKS = ["state-dev", "durable-dev"];
const ENTRY = { to: "aws_vpc.network", id: "vpc-1", found: "by name" };
const read = (files: Readonly<Record<string, string>>) =>
  readImports(fakeHost({ files }).files, "/p", STACKS);
const of = (value: unknown) => ({ "/p/imports/durable-dev.json": JSON.stringify(value) });

it("reads what was written, in the order of the addresses", () => {
  const text = renderImports([{ to: "aws_z.z", id: "2", found: "" }, ENTRY]);
  expect(text).toBe(
    `${JSON.stringify({ schemaVersion: 1, imports: [ENTRY, { to: "aws_z.z", id: "2", found: "" }] }, undefined, 2)}\n`,
  );
  expect([...read({ "/p/imports/durable-dev.json": text, "/p/imports/README.md": "" })]).toEqual([
    ["durable-dev", [ENTRY, { to: "aws_z.z", id: "2", found: "" }]],
  ]);
});

it("has none without the folder", () => {
  expect([...read({ "/p/main.ts": "" })]).toEqual([]);
});

it.each([
  ["no JSON", { "/p/imports/durable-dev.json": "{" }, "imports/durable-dev.json: "],
  ["an empty file", { "/p/imports/durable-dev.json": "" }, "imports/durable-dev.json: "],
  ["another version", of({ schemaVersion: 2, imports: [ENTRY] }), "schemaVersion"],
  ["an unknown key", of({ schemaVersion: 1, imports: [ENTRY], more: 1 }), "more"],
  ["no entry", of({ schemaVersion: 1, imports: [] }), "imports"],
  ["an id that is no text", of({ schemaVersion: 1, imports: [{ ...ENTRY, id: 1 }] }), "imports[0].id"],
  [
    "what is no address",
    of({ schemaVersion: 1, imports: [{ ...ENTRY, to: "data.aws_x.y" }] }),
    "imports[0].to",
  ],
  [
    "an address twice",
    of({ schemaVersion: 1, imports: [ENTRY, ENTRY] }),
    "aws_vpc.network stands in it twice",
  ],
  ["a stack that is none", { "/p/imports/durable-stage.json": "{}" }, "imports/durable-stage.json"],
])("refuses %s in one error that names the place", async (_name, files, place) => {
  const failure = await failureOf(() => read(files));
  expect([failure.kind, failure.exitCode]).toEqual(["usage", 1]);
  expect(failure.parts.given).toContain(place);
  expect(failure.parts.next).toMatch(/remove/);
});
