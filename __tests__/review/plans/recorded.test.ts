import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { renderMarkdown } from "../../../src/review/render/markdown";
import { goldenPath, readRecorded, review, riskLines } from "./recorded";
import { SCENARIOS } from "./scenarios";

const isUpdating = process.env["DURABLE_UPDATE_GOLDENS"] === "1";

/** Plans of Terraform 1.11 and the AWS provider 5.100, made on the emulator: see recorded/README.md. */
describe.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))(
  "the recorded plan %s",
  (name, { expected, expectedCounts }) => {
    const reviewed = review(readRecorded(name));

    it("has exactly these risks", async () => {
      const lines = riskLines(await reviewed);
      if (expectedCounts === undefined) expect(lines).toEqual(expected);
      else expect(countsOf(lines)).toEqual(expectedCounts);
    });

    it("makes this comment", async () => {
      const comment = renderMarkdown(await reviewed);
      if (isUpdating) writeFileSync(goldenPath(name), comment);
      expect(existsSync(goldenPath(name)) ? "" : "DURABLE_UPDATE_GOLDENS=1 writes it; read it").toBe("");
      expect(comment).toBe(readFileSync(goldenPath(name), "utf8"));
    });
  },
);

function countsOf(lines: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const risk = line.split(" ").slice(0, 2).join(" ");
    counts.set(risk, (counts.get(risk) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}
