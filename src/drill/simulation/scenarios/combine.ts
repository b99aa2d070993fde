import type { Scenario } from "./scenario";

/** Two scenarios at once, `a+b`: the longer time, the harder objective of the two, the load of the surge. */
export function combine(a: Scenario, b: Scenario): Scenario {
  const loaded = [a, b].find(({ surges }) => surges.length > 0) ?? a;
  const judged = [a, b].find(({ judgedAs }) => judgedAs !== "surge") ?? a;
  const clocked = [a, b].find(
    (each) => (each.triggerSecondOfDay ?? each.triggerAfterScheduleSeconds) !== undefined,
  );
  const inherent = [a, b].flatMap((each) => each.inherent ?? []);
  return {
    id: `${a.id}+${b.id}`,
    title: `${a.title}, and ${lowerFirst(b.title)}`,
    description: `${a.description} At the same time: ${b.description}`,
    judgedAs: judged.judgedAs,
    durationSeconds: Math.max(a.durationSeconds, b.durationSeconds),
    load: loaded.load,
    surges: [...a.surges, ...b.surges],
    faults: [...a.faults, ...b.faults],
    ...clockOf(clocked),
    ...(inherent.length === 0 ? {} : { inherent: inherent.join("; ") }),
  };
}

/** What time it is when both begin: the first of them that says so. */
function clockOf(scenario: Scenario | undefined): Partial<Scenario> {
  const { triggerSecondOfDay, triggerAfterScheduleSeconds } = scenario ?? {};
  return {
    ...(triggerSecondOfDay === undefined ? {} : { triggerSecondOfDay }),
    ...(triggerAfterScheduleSeconds === undefined ? {} : { triggerAfterScheduleSeconds }),
  };
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
