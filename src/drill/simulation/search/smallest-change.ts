import type { Objectives } from "../../declared";
import type { RunResult } from "../engine/run-result";
import type { RunAll } from "../many-runs";
import { objectivesOf, type Wanted } from "../results/misses";
import type { ScenarioResult, SimulatedChange, SimulatedMiss } from "../simulation-report";
import type { Candidate, Mended } from "./candidate";
import { headroom, schedule, warmPool } from "./capacity-changes";
import { settingChanges } from "./setting-changes";
import { largestSizes, neededSizes, type Sizes, smallestSizes } from "./sizes";
import { Trials } from "./trials";

/** Instances more of a tier than it has that are tried where no load says how many. */
const MORE = 4;
/** Larger fleets are not tried. */
const MOST_INSTANCES = 300;

interface Wish {
  readonly mended: Mended;
  readonly runs: readonly RunResult[];
  readonly objectives: Objectives;
  readonly runAll: RunAll;
  readonly onRuns: (runs: readonly RunResult[]) => void;
}

/**
 * For each objective that was missed the smallest change that meets it, and others of other kinds: each is put into the
 * model, and the scenario is run again. What costs least comes first: a setting, instances for a time that is known,
 * instances that wait stopped, instances that always run. The number of changes that are tried is bounded.
 */
export async function withChanges(result: ScenarioResult, wish: Wish): Promise<ScenarioResult> {
  const { scenario } = wish.mended;
  // What no check sees, no setting mends.
  if (result.missed.length === 0 || scenario.inherent !== undefined) return result;
  const wanted = objectivesOf(scenario, wish.objectives);
  const missed: SimulatedMiss[] = [];
  for (const miss of result.missed) {
    const own = wanted.find(({ objective }) => objective === miss.objective);
    missed.push(own === undefined ? miss : await mend(miss, own, wanted, wish));
  }
  return { ...result, missed };
}

async function mend(
  miss: SimulatedMiss,
  own: Wanted,
  wanted: readonly Wanted[],
  { mended, runs, runAll, onRuns }: Wish,
): Promise<SimulatedMiss> {
  const trials = new Trials({ mended, runs, own, wanted, runAll, onRuns });
  const found: SimulatedChange[] = [];
  for (const candidate of settingChanges(mended)) {
    const held = await trials.meets(candidate);
    if (held === undefined) continue;
    found.push(changeOf(candidate, held));
    break;
  }
  const notEnough: NotEnough[] = [];
  const notTried = tooLarge(mended);
  for (const { from, need, build } of notTried.length > 0 ? [] : capacityChanges(mended)) {
    const smallest = await smallestSizes({
      from,
      need,
      build,
      mayMeet: (candidate) => trials.mayMeet(candidate),
      meets: (candidate) => trials.meets(candidate),
    });
    if (smallest !== undefined) found.push(changeOf(smallest.candidate, smallest.runs));
    else {
      const all = build(largestSizes({ from, need }));
      notEnough.push({ text: all.text, found: trials.worst(all) });
    }
  }
  const [change = null, ...alternatives] = found;
  return { ...miss, tried: trials.tried, change, alternatives, notEnough, notTried };
}

type NotEnough = SimulatedMiss["notEnough"][number];

interface CapacityChange {
  readonly from: Sizes;
  readonly need: Sizes;
  readonly build: (sizes: Sizes) => Candidate;
}

/** Nobody announces a failure, and a pool is not known to be drawn on for one: they are for surges. */
function capacityChanges(mended: Mended): readonly CapacityChange[] {
  const from = minimums(mended);
  const need = needOf(mended);
  if (mended.scenario.surges.length === 0) return [{ from, need, build: headroom(mended) }];
  const none = from.map(() => 0);
  const missing = need.map((size, index) => size - (from[index] ?? 0));
  const hasPool = mended.model.tiers.some(({ group }) => group.warmPool !== null);
  return [
    { from, need, build: schedule(mended) },
    ...(hasPool ? [] : [{ from: none, need: missing, build: warmPool(mended) }]),
    { from, need, build: headroom(mended) },
  ];
}

function needOf(mended: Mended): Sizes {
  const from = minimums(mended);
  if (mended.scenario.surges.length === 0) return from.map((size) => size + MORE);
  return neededSizes(mended).map((size, index) => Math.max(size, from[index] ?? 0));
}

function minimums({ model }: Mended): Sizes {
  return model.tiers.map(({ group }) => group.minimum);
}

/** Why more instances are not looked for: a run's time grows with the square of their number. */
function tooLarge(mended: Mended): readonly string[] {
  const need = needOf(mended);
  return mended.model.tiers.flatMap(({ fleet }, index) =>
    (need[index] ?? 0) > MOST_INSTANCES
      ? [`more instances: ${need[index] ?? 0} of ${fleet} would be more than ${MOST_INSTANCES}`]
      : [],
  );
}

function changeOf({ kind, text, settings }: Candidate, runs: number): SimulatedChange {
  return { kind, text, runs, settings };
}
