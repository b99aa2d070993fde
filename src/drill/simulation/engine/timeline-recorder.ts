import type { Timeline } from "../simulation-report";
import type { Flows } from "./flows";
import type { SystemState } from "./system-state";
import type { World } from "./world";

/** Points of a timeline. */
const POINTS = 240;
/** Events that a reader can take in. */
const MOST_EVENTS = 60;

/** Watches one run: what flowed between two points, and what happened. Changes nothing in it. */
export class TimelineRecorder {
  private readonly columns = {
    atSeconds: [] as number[],
    offeredPerSecond: [] as number[],
    servedPerSecond: [] as number[],
    failedPerSecond: [] as number[],
    capacityPerSecond: [] as number[],
  };
  private readonly instances: Record<string, number[]> = {};
  private readonly events: { atSeconds: number; text: string }[] = [];
  private flows: Flows = { offered: 0, served: 0, failed: 0 };

  constructor(private readonly seed: number) {}

  readonly note = (atSeconds: number, text: string): void => {
    if (this.events.length < MOST_EVENTS) this.events.push({ atSeconds: rounded(atSeconds), text });
  };

  readonly see = (flows: Flows): void => {
    this.flows = flows;
  };

  follow(world: World, system: SystemState, end: number): void {
    const step = end / POINTS;
    for (const { model } of system.tiers) this.instances[model.fleet] = [];
    for (let point = 0; point < POINTS; point += 1)
      world.at((point + 0.5) * step, () => {
        this.sample(world.now, system);
      });
  }

  private sample(now: number, { tiers }: SystemState): void {
    const { columns, flows } = this;
    columns.atSeconds.push(rounded(now));
    columns.offeredPerSecond.push(rounded(flows.offered));
    columns.servedPerSecond.push(rounded(flows.served));
    columns.failedPerSecond.push(rounded(Math.max(0, flows.failed)));
    columns.capacityPerSecond.push(
      rounded(Math.min(...tiers.map(({ capacity, model }) => capacity / model.fanOut))),
    );
    for (const { model, inService } of tiers) this.instances[model.fleet]?.push(inService);
  }

  timeline(): Timeline {
    return { seed: this.seed, ...this.columns, instances: this.instances, events: this.events };
  }
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
