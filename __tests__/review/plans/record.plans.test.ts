import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { drilledThrice } from "../../drill/support/drilled-thrice";
import { AwsView } from "../../e2e/support/aws-view";
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

  it(
    "of what is deployed, before any apply: drilled, it says what the configuration and the state say",
    async () => {
      const { endpoint } = await maker.project.status("dev");
      const bucket = "durable-dev-state-111122223333";
      const key = "durable-dev/terraform.tfstate";
      const { text: state } = await new AwsView(endpoint).state(bucket, "durable-dev-state-lock", key);
      const plan = await maker.make({ name: "create", fromNothing: true, expected: [] });
      const drilled = await drilledThrice(maker.project, { stack: "durable-dev", plan, state });
      expect(drilled.configuration).toMatchObject({ verdict: "holds", findings: [], notModelled: [] });
      expect(drilled.configuration.failures).toHaveLength(50);
      expect(drilled.plan).toEqual(drilled.planned);
      expect(drilled.state).toEqual(drilled.stored);
    },
    9 * MINUTE,
  );
});
