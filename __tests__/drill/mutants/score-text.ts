import type { Outcome } from "./compare";
import type { Campaign } from "./score";

/** Whether nothing survived, nothing unrelated was said, and nothing harmless raised an alarm. */
export function isPerfect({ known, setAside, harmless, equivalent }: Campaign): boolean {
  return (
    [...known, ...setAside].every(
      ({ caughtBy, unrelated }) => caughtBy.length > 0 && unrelated.length === 0,
    ) && [...harmless, ...equivalent].every(({ alarms }) => alarms.length === 0)
  );
}

/** The score in Markdown, without a clock: the same campaign gives the same text. */
export function scoreText({ known, setAside, harmless, equivalent }: Campaign): string {
  const outcomes = [...known, ...setAside];
  const quiet = (changes: Campaign["harmless"]): string =>
    `${changes.filter(({ alarms }) => alarms.length === 0).length} / ${changes.length}`;
  return [
    "| what | score |",
    "|---|---|",
    `| mutants caught, at the right address | ${caught(outcomes)} |`,
    `| of these in classes set aside before their rules were written | ${caught(setAside)} |`,
    `| mutants with no unrelated finding | ${outcomes.filter(({ unrelated }) => unrelated.length === 0).length} / ${outcomes.length} |`,
    `| harmless changes with no finding and no worse verdict | ${quiet(harmless)} |`,
    `| equivalent mutants with no finding and no worse verdict | ${quiet(equivalent)} |`,
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

/** Of the mutants that nothing showed: their ids and where the defect is. */
export function survivors(outcomes: readonly Outcome[]): readonly string[] {
  return outcomes
    .filter(({ caughtBy }) => caughtBy.length === 0)
    .map(({ mutant }) => `${mutant.id} (${mutant.class}) at ${mutant.at.join(" or ")}`);
}

function caught(outcomes: readonly Outcome[]): string {
  return `${outcomes.filter(({ caughtBy }) => caughtBy.length > 0).length} / ${outcomes.length}`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return [`${title}: ${lines.length === 0 ? "none" : ""}`.trimEnd(), ...lines.map((line) => `- ${line}`), ""];
}
