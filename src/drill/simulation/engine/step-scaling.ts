import { ASSUMED } from "../../aws-figures";
import type { StepPolicy } from "../model/system-model";
import type { Group } from "./group";
import { MetricMeter, valueOf } from "./metric-meter";
import type { World } from "./world";

/**
 * Step scaling: an alarm's breach decides by how much. Instances that are not yet warm count as added already.
 * Source: `SOURCES.stepScaling`.
 */
export class StepScaling {
  private breaches = 0;

  constructor(
    private readonly world: World,
    private readonly group: Group,
    private readonly policy: StepPolicy,
  ) {
    const { periodSeconds, address } = policy;
    const first = world.triggerAt + world.stream(`${address} metrics`).uniform() * periodSeconds;
    world.at(first - periodSeconds, () => {
      const meter = new MetricMeter(group.tier, world.now);
      const tick = (): void => {
        const reading = meter.read(world.now);
        if (reading !== undefined) this.learn(valueOf(reading, policy.metric));
        world.after(periodSeconds, tick);
      };
      world.after(periodSeconds, tick);
    });
  }

  private learn(value: number): void {
    const { threshold, isAbove, periods, steps } = this.policy;
    const breach = value - threshold;
    this.breaches = (isAbove ? breach >= 0 : breach <= 0) ? this.breaches + 1 : 0;
    if (this.breaches < periods) return;
    const step = steps.find(({ from, to }) => breach >= from && breach < to);
    if (step === undefined) return;
    this.world.after(ASSUMED.metricDelaySeconds, () => {
      const { desired } = this.group;
      const wanted = this.sizeAfter(step.by);
      if (step.by > 0 || this.policy.adjustment === "exact" ? wanted > desired || !isAbove : wanted < desired)
        this.group.setDesired(wanted, () => `${this.policy.address} by its steps`);
    });
  }

  private sizeAfter(by: number): number {
    const { now } = this.world;
    const { warmupSeconds } = this.group.tier.model.group;
    const warming = this.group.members.filter(
      ({ hasJoined, launchedAt }) => !hasJoined || now < launchedAt + warmupSeconds,
    ).length;
    const size = by > 0 ? this.group.desired - warming : this.group.desired;
    switch (this.policy.adjustment) {
      case "exact":
        return by;
      case "change":
        return size + by;
      case "percent": {
        const change = (size * by) / 100;
        return size + (change > 0 ? Math.max(1, Math.floor(change)) : Math.min(-1, Math.ceil(change)));
      }
    }
  }
}
