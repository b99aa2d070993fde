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
  /** The last periods, the newest first: whether each was on the wrong side. */
  private sides: readonly boolean[] = [];

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
    const { threshold, isAbove, isReached, periods, datapoints, steps } = this.policy;
    const difference = value - threshold;
    // Sums of flows come to the threshold itself but for their last bits.
    const breach = Math.abs(difference) <= 1e-9 * Math.abs(threshold) ? 0 : difference;
    const isWrong = isAbove ? breach > 0 : breach < 0;
    this.sides = [isWrong || (isReached && breach === 0), ...this.sides].slice(0, periods);
    if (this.sides.filter(Boolean).length < datapoints) return;
    // Above the threshold the lower bound belongs to a step, below it the upper one.
    const step = steps.find(({ from, to }) =>
      isAbove ? breach >= from && breach < to : breach > from && breach <= to,
    );
    if (step === undefined) return;
    this.world.after(ASSUMED.metricDelaySeconds, () => {
      const { desired } = this.group;
      const wanted = this.sizeAfter(step.by);
      const grows = this.policy.adjustment === "exact" ? isAbove : step.by > 0;
      if (grows ? wanted > desired : wanted < desired)
        this.group.setDesired(wanted, () => `${this.policy.address} by its steps`);
    });
  }

  private sizeAfter(by: number): number {
    const { adjustment, leastChange, warmupSeconds } = this.policy;
    const { now } = this.world;
    const warming = this.group.members.filter(
      ({ hasJoined, launchedAt }) => !hasJoined || now < launchedAt + warmupSeconds,
    ).length;
    const size = by > 0 ? this.group.desired - warming : this.group.desired;
    switch (adjustment) {
      case "exact":
        return by;
      case "change":
        return size + by;
      case "percent": {
        const change = Math.abs(size * by) / 100;
        // Below one it is one, above it is cut.
        return size + Math.sign(by) * Math.max(1, leastChange, Math.floor(change + 1e-9));
      }
    }
  }
}
