import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { reviewSchema } from "../../../src/review/render/report-schema";
import type { ReviewReport } from "../../../src/review/review-report";
import { EVERYTHING, report } from "./support/reports";

/** The report's types are read-only, and its optional members are left out, never undefined. */
type Loose<T> = T extends readonly (infer One)[]
  ? Loose<One>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Loose<T[Key]> | undefined }
    : T;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
/** Does not compile where the schema and the type drift apart. */
const SAME: Same<Loose<z.infer<typeof reviewSchema>>, Loose<ReviewReport>> = true;

describe("the schema of --json", () => {
  it("is the type of a report", () => {
    expect(SAME).toBe(true);
  });

  it("is published as docs/schemas/review.schema.json", () => {
    const path = join(__dirname, "../../../docs/schemas/review.schema.json");
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(z.toJSONSchema(reviewSchema));
  });

  it.each([
    ["nothing", report()],
    ["everything", EVERYTHING],
  ])("takes a report of %s, and knows every member of it", (_, value) => {
    expect(reviewSchema.parse(value)).toEqual(value);
  });

  it("refuses what no report says", () => {
    const refused = reviewSchema.safeParse({ ...report(), gate: { failOn: "often", failed: false } });
    expect(refused.error?.issues.map(({ path }) => path)).toEqual([["gate", "failOn"]]);
  });
});
