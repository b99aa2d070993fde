import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** A recorded document; __tests__/model/fixtures/README.md says how each came about. */
export function fixtureText(name: string): string {
  return gunzipSync(readFileSync(join(__dirname, "..", "fixtures", `${name}.json.gz`))).toString("utf8");
}

export function fixture(name: string): unknown {
  return JSON.parse(fixtureText(name)) as unknown;
}
