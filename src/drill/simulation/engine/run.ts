import type { SystemModel } from "../model/system-model";
import type { Scenario } from "../scenarios/scenario";
import { type Flows, SystemFlows } from "./flows";
import { planFault } from "./faults";
import { loadChanges } from "./load-profile";
import { resultOf, type RunResult } from "./run-result";
import { leadSeconds, triggerSecond } from "./scenario-clock";
import { SystemState } from "./system-state";
import type { TimelineRecorder } from "./timeline-recorder";
import { World } from "./world";

/** Nearer together than this are no two moments: time goes on. */
const LEAST_SECONDS = 1e-6;
/** No scenario within its bounds comes near: what does is a fault of ours, and not waited for. */
const MOST_STEPS = 2_000_000;

export interface RunInput {
  readonly model: SystemModel;
  readonly scenario: Scenario;
  /** From outside, before the trigger. */
  readonly ratePerSecond: number;
  readonly seed: number;
  readonly timeline?: TimelineRecorder;
}

/**
 * One run: events in the order of their time, and between two events flows that stay what they are, so that lines and
 * credits are straight lines in time. The same input gives the same result to the last bit.
 */
export function run({ model, scenario, ratePerSecond, seed, timeline }: RunInput): RunResult {
  const clock = triggerSecond(scenario, model);
  const lead = leadSeconds(model, clock);
  const world = new World(seed, model.zones.length, lead, timeline?.note);
  const system = new SystemState(world, model, ratePerSecond, clock === undefined ? undefined : clock - lead);
  const solver = new SystemFlows(model, system.tiers);
  const end = lead + scenario.durationSeconds;
  let offered = ratePerSecond;
  world.at(lead, () => {
    for (const { atSeconds, factor } of loadChanges(scenario.surges)) {
      world.after(atSeconds, () => {
        offered = ratePerSecond * factor;
      });
    }
    for (const fault of scenario.faults) planFault(system, fault);
  });
  timeline?.follow(world, system, end);
  let flows: Flows = solver.solve(offered, system.database.serves);
  let solvedFor = offered;
  let serves = system.database.serves;
  timeline?.see(flows);
  let steps = 0;
  while (world.now < end) {
    const from = world.now;
    steps += 1;
    if (steps > MOST_STEPS)
      throw new Error(`${scenario.id}, seed ${seed}: no end after ${steps} steps, at ${from} s`);
    let changesIn = Infinity;
    for (const tier of system.tiers) changesIn = Math.min(changesIn, tier.changesIn());
    const to = Math.min(world.nextAt, end, from + Math.max(LEAST_SECONDS, changesIn));
    system.recorder.pass(from, to, flows, serves);
    for (const tier of system.tiers) tier.pass(to - from);
    world.now = to;
    while (world.nextAt <= to && to < end) world.happen();
    // Most events change no flow: a look, a metric.
    if (solvedFor === offered && serves === system.database.serves && !system.hasChanged) continue;
    solvedFor = offered;
    serves = system.database.serves;
    flows = solver.solve(offered, serves);
    system.recorder.flowsHaveChanged();
    timeline?.see(flows);
  }
  return resultOf({ system, scenario, seed, offeredPerSecond: offered });
}
