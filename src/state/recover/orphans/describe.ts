import type { OrphanReport } from "./report";

/** For people: one line an address, then what to do. */
export function describeOrphans(report: OrphanReport): readonly string[] {
  const { environment, stacks, unfinished, strangers, written, removed } = report;
  const rows = stacks.flatMap(({ orphans, ambiguous, undecided }) => [
    ...orphans.map(({ address, id, found }) => ["ORPHAN", address, id, found]),
    ...ambiguous.map(({ address, ids, found }) => ["AMBIGUOUS", address, ids.join(" or "), found]),
    ...undecided.map(({ address, by }) => ["UNDECIDED", address, "", `until ${by} is settled`]),
  ]);
  const foreign = [
    ...unfinished.map(({ address, ruleId }) => [
      "UNFINISHED",
      address,
      ruleId,
      written.length > 0 ? "let everything out; taken away" : "lets everything out; --write takes it away",
    ]),
    ...strangers.map(({ type, id, known }) => ["STRANGER", type, id, known]),
  ];
  return [
    ...columns([...rows, ...foreign]),
    ...stacks.flatMap(({ stack, locks }) =>
      locks.map(
        ({ who = "somebody", since = "an unknown time" }) =>
          `${stack} is locked by ${who} since ${since}: if that run is alive, what it creates looks like an orphan`,
      ),
    ),
    ...written.map((path) => `written: ${path}`),
    ...removed.map((path) => `removed: ${path}`),
    ...nextSteps(report),
    ...(rows.length + foreign.length === 0 ? [`${environment}: no orphans`] : []),
  ];
}

function nextSteps({ environment, stacks, strangers, written }: OrphanReport): readonly string[] {
  const steps: string[] = [];
  const found = stacks.filter(({ orphans }) => orphans.length > 0).map(({ stack }) => stack);
  if (stacks.some(({ ambiguous }) => ambiguous.length > 0))
    steps.push("AMBIGUOUS: delete all but one of each, then run the command again");
  if (strangers.length > 0)
    steps.push(
      "STRANGER: no address of the configuration is this; delete it by hand unless somebody needs it",
    );
  if (found.length === 0) return steps;
  const commands = found.map((stack) =>
    stack === `state-${environment}`
      ? `npx durable state bootstrap --environment ${environment}`
      : `npx cdktf diff ${stack}, then npx cdktf deploy ${stack}`,
  );
  if (written.length === 0)
    return [...steps, `next: npx durable state orphans --environment ${environment} --write`];
  return [
    ...steps,
    ...commands.map((command) => `next: ${command}`),
    `then: npx durable state orphans --environment ${environment} --write removes what is done`,
  ];
}

/** As wide as their longest entries, the last one ragged. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = [0, 1, 2].map((at) => Math.max(0, ...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
