import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { PlanMaker } from "./plan-maker";
import { readRecorded, record, review, riskLines } from "./recorded";
import { SCENARIOS } from "./scenarios";

const MINUTE = 60_000;
const isRecording = process.env["DURABLE_RECORD_PLANS"] === "1";

/**
 * The plans of `dev` made anew: a plan made today says what the recorded one says. With DURABLE_RECORD_PLANS=1 they
 * are written to `recorded/`.
 */
describe("a plan made today", () => {
  const maker = new PlanMaker();

  beforeAll(() => maker.deploy(), 30 * MINUTE);
  afterAll(() => maker.dispose(), 6 * MINUTE);

  it.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))(
    "%s: the same verdict and the same risks",
    async (name, scenario) => {
      const plan = await maker.make(scenario);
      if (isRecording) {
        mkdirSync(join(__dirname, "recorded"), { recursive: true });
        record(name, plan);
      }
      const [today, recorded] = [await review(plan), await review(readRecorded(name))];
      expect([today.verdict.level, riskLines(today), today.counts]).toEqual([
        recorded.verdict.level,
        riskLines(recorded),
        recorded.counts,
      ]);
    },
    9 * MINUTE,
  );
});
