import { drillOf } from "./drill-of";
import { type Campaign, runCampaign } from "./score";
import { scoreText, survivors } from "./score-text";

let campaign: Campaign;
beforeAll(() => {
  campaign = runCampaign(drillOf);
}, 600_000);

/** Published in docs/drill-score.md. Whoever adds one says there why it cannot be seen. */
const SURVIVORS: readonly string[] = [];

test("every mutant is caught, but for those that are published", () => {
  expect(survivors([...campaign.known, ...campaign.setAside])).toEqual(SURVIVORS);
});

test("no mutant raises a finding where the defect is not", () => {
  const unrelated = [...campaign.known, ...campaign.setAside].filter(
    (outcome) => outcome.unrelated.length > 0,
  );
  expect(unrelated.map(({ mutant, unrelated: findings }) => [mutant.id, findings])).toEqual([]);
});

test("nothing harmless, and nothing equivalent, raises an alarm", () => {
  expect([...campaign.harmless, ...campaign.equivalent].filter(({ alarms }) => alarms.length > 0)).toEqual(
    [],
  );
});

test("the score has a line for each", () => {
  expect(scoreText(campaign).split("\n").slice(2, 7)).toEqual([
    "| mutants caught, at the right address | 157 / 157 |",
    "| of these in classes set aside before their rules were written | 39 / 39 |",
    "| mutants with no unrelated finding | 157 / 157 |",
    "| harmless changes with no finding and no worse verdict | 48 / 48 |",
    "| equivalent mutants with no finding and no worse verdict | 11 / 11 |",
  ]);
});
