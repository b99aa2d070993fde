import type { Scenario } from "./scenario";

/** Two scenarios at once, `a+b`: the longer time, the harder objective of the two, the load of the surge. */
export function combine(a: Scenario, b: Scenario): Scenario {
  const loaded = [a, b].find(({ surges }) => surges.length > 0) ?? a;
  const judged = [a, b].find(({ judgedAs }) => judgedAs !== "surge") ?? a;
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
    ...(inherent.length === 0 ? {} : { inherent: inherent.join("; ") }),
  };
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
