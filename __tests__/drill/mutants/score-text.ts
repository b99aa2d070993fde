import type { Outcome } from "./compare";
import firstSight from "./first-sight.json";
import type { Campaign, Quiet } from "./score";

/** Whether nothing survived, nothing unrelated was said, and nothing harmless raised an alarm. */
export function isPerfect(campaign: Campaign): boolean {
  return (
    outcomesOf(campaign).every(({ caughtBy, unrelated }) => caughtBy.length > 0 && unrelated.length === 0) &&
    [...campaign.harmless, ...campaign.equivalent].every(({ alarms }) => alarms.length === 0)
  );
}

/** The score in Markdown, without a clock: the same campaign gives the same text. */
export function scoreText(campaign: Campaign): string {
  const { setAside, secondRound, harmless, equivalent } = campaign;
  const outcomes = outcomesOf(campaign);
  return [
    `- mutants caught, at the right address: ${caught(outcomes)}`,
    `- of these in classes set aside before their rules were written: ${caught(setAside)}`,
    `- of these in the second round of such classes: ${caught(secondRound)}`,
    `- mutants with no unrelated finding: ${outcomes.filter(({ unrelated }) => unrelated.length === 0).length} / ${outcomes.length}`,
    `- harmless changes with no finding and no worse verdict: ${quiet(harmless)}`,
    `- equivalent mutants with no finding and no worse verdict: ${quiet(equivalent)}`,
    "",
    ...section("Survivors", survivors(outcomes)),
    ...section(
      "Unrelated findings",
      outcomes.flatMap(({ mutant, unrelated }) => unrelated.map((finding) => `${mutant.id}: ${finding}`)),
    ),
    ...section(
      "False alarms",
      [...harmless, ...equivalent].flatMap(({ id, alarms }) => alarms.map((alarm) => `${id}: ${alarm}`)),
    ),
  ].join("\n");
}

/** What the set-aside classes showed the first time, which no later run can tell: fixed in first-sight.json. */
export function firstSightText(): string {
  const rounds = [
    ["Set-aside classes", firstSight.setAside],
    ["Second round of classes", firstSight.secondRound],
  ] as const;
  return [
    "## At first sight",
    "",
    "Since then the survivors have been closed knowingly, so the score above says nothing of defects nobody thought of;",
    "these figures do.",
    "",
    ...rounds.map(
      ([name, { date, total, survivors: live, note }]) =>
        `- ${name}, ${date}: ${total - live.length} / ${total} caught. ${note} Survivors: ${live.join(", ")}.`,
    ),
    "",
  ].join("\n");
}

/** Every mutant and harmless change by its id, with what showed it or why it is none. */
export function campaignText(campaign: Campaign): string {
  const rounds = [
    ["Mutants of known classes", campaign.known],
    ["Mutants of set-aside classes", campaign.setAside],
    ["Mutants of the second round", campaign.secondRound],
  ] as const;
  return [
    ...rounds.flatMap(([title, outcomes]) => heading(title, outcomes.map(outcomeLine))),
    ...heading("Harmless changes", campaign.harmless.map(quietLine)),
    ...heading("Equivalent mutants", campaign.equivalent.map(quietLine)),
  ].join("\n");
}

/** Of the mutants that nothing showed: their ids and where the defect is. */
export function survivors(outcomes: readonly Outcome[]): readonly string[] {
  return outcomes
    .filter(({ caughtBy }) => caughtBy.length === 0)
    .map(({ mutant }) => `${mutant.id} (${mutant.class}) at ${mutant.at.join(" or ")}`);
}

function outcomesOf({ known, setAside, secondRound }: Campaign): readonly Outcome[] {
  return [...known, ...setAside, ...secondRound];
}

function outcomeLine({ mutant, caughtBy }: Outcome): string {
  const [first = "nothing", ...others] = caughtBy;
  const more = others.length === 0 ? "" : `, and ${others.length} more`;
  return `${mutant.id} (${mutant.class}): ${first}${more}`;
}

function quietLine({ id, alarms }: Quiet): string {
  return `${id}: ${alarms.length === 0 ? "quiet" : alarms.join("; ")}`;
}

function quiet(changes: readonly Quiet[]): string {
  return `${changes.filter(({ alarms }) => alarms.length === 0).length} / ${changes.length}`;
}

function caught(outcomes: readonly Outcome[]): string {
  return `${outcomes.filter(({ caughtBy }) => caughtBy.length > 0).length} / ${outcomes.length}`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0
    ? [`${title}: none`, ""]
    : [`${title}:`, "", ...lines.map((line) => `- ${line}`), ""];
}

function heading(title: string, lines: readonly string[]): readonly string[] {
  return [`## ${title}`, "", ...lines.map((line) => `- ${line}`), ""];
}
