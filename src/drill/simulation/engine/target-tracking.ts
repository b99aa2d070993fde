import { ASSUMED, TARGET_TRACKING } from "../../aws-figures";
import type { TargetPolicy } from "../model/system-model";
import type { Group } from "./group";
import { MetricMeter, type Reading, valueOf } from "./metric-meter";
import type { World } from "./world";

/** Minutes in a row on either side of the target. */
interface Alarm {
  above: number;
  below: number;
}

/**
 * Target tracking: out when any policy has been above its target for three minutes, in when all have been well below
 * for fifteen; to the size at which the metric would be at its target, rounded up.
 * Source: `SOURCES.targetTracking`.
 */
export class TargetTracking {
  private readonly alarms: readonly Alarm[];

  constructor(
    private readonly world: World,
    private readonly group: Group,
  ) {
    const { fleet, group: model } = group.tier.model;
    this.alarms = model.targets.map(() => ({ above: 0, below: 0 }));
    if (model.targets.length === 0 || !model.scales) return;
    const { periodSeconds } = TARGET_TRACKING;
    const first = world.triggerAt + world.stream(`${fleet} metrics`).uniform() * periodSeconds;
    world.at(first - periodSeconds, () => {
      const meter = new MetricMeter(group.tier, world.now);
      const tick = (): void => {
        const reading = meter.read(world.now);
        if (reading !== undefined) this.learn(reading);
        world.after(periodSeconds, tick);
      };
      world.after(periodSeconds, tick);
    });
  }

  private learn(reading: Reading): void {
    const { targets } = this.group.tier.model.group;
    targets.forEach((policy, index) => {
      const alarm = this.alarms[index]!;
      const value = valueOf(reading, policy.metric);
      alarm.above = value > policy.target * (1 + 1e-9) ? alarm.above + 1 : 0;
      alarm.below = value < policy.target * TARGET_TRACKING.inRatio ? alarm.below + 1 : 0;
    });
    const { outPeriods, inPeriods } = TARGET_TRACKING;
    const rising = targets.filter((_, index) => (this.alarms[index]?.above ?? 0) >= outPeriods);
    const isFalling = this.alarms.every(({ below }) => below >= inPeriods);
    if (rising.length > 0) this.ask(Math.max(...rising.map((policy) => wantedBy(policy, reading))), "out");
    else if (isFalling) this.ask(Math.max(...targets.map((policy) => wantedBy(policy, reading))), "in");
  }

  /** What CloudWatch knows it knows a while later. */
  private ask(wanted: number, way: "in" | "out"): void {
    this.world.after(ASSUMED.metricDelaySeconds, () => {
      const { desired } = this.group;
      if (way === "out" ? wanted > desired : wanted < desired)
        this.group.setDesired(wanted, () => `target tracking scales ${way}`);
    });
  }
}

function wantedBy({ metric, target }: TargetPolicy, reading: Reading): number {
  return Math.ceil((reading.targets * valueOf(reading, metric)) / target - 1e-6);
}
