import type { SystemModel } from "../model/system-model";
import { BalancerNames } from "./balancer-names";
import { DatabaseState } from "./database-state";
import { Group } from "./group";
import { Recorder } from "./recorder";
import { Replacement } from "./replacement";
import { sizesAt, type Sizes } from "./schedule-sizes";
import { followSchedule } from "./scheduled-scaling";
import { StepScaling } from "./step-scaling";
import type { Target } from "./target";
import { TargetTracking } from "./target-tracking";
import { TierState } from "./tier-state";
import type { World } from "./world";

/** The whole system at work in one run. */
export class SystemState {
  readonly tiers: readonly TierState[];
  readonly groups: readonly Group[];
  readonly names: readonly BalancerNames[];
  readonly database: DatabaseState;
  readonly recorder: Recorder;
  /** The tier that works nearest to what it can do, by its index. */
  readonly narrowest: number;

  constructor(
    readonly world: World,
    readonly model: SystemModel,
    ratePerSecond: number,
    /** Of the week, when the run begins; undefined: nothing is scheduled in it. */
    startSecond: number | undefined,
  ) {
    this.tiers = model.tiers.map((tier) => new TierState(tier));
    this.recorder = new Recorder(model, this.tiers);
    this.names = this.tiers.map((tier) => new BalancerNames(world, tier));
    this.database = new DatabaseState(world, model.database);
    this.groups = this.tiers.map((tier, index) => this.groupOf(tier, index, ratePerSecond, startSecond));
    const uses = this.groups.map(
      ({ desired, tier: { model: own } }) => (ratePerSecond * own.fanOut) / (desired * own.ratedPerSecond),
    );
    this.narrowest = uses.indexOf(Math.max(...uses));
  }

  private groupOf(tier: TierState, index: number, rate: number, startSecond: number | undefined): Group {
    const { world } = this;
    const group = new Group(world, tier, (_, target) => {
      this.loseLine(index, target);
    });
    const { schedule } = tier.model.group;
    const sizes = sizesAt(startSecond === undefined ? [] : schedule, startSecond ?? 0, tier.model.group);
    group.minimum = sizes.minimum;
    group.maximum = sizes.maximum;
    const size = steadySize(tier.model, rate, sizes);
    const use = (rate * tier.model.fanOut) / (size * tier.model.ratedPerSecond);
    const { credits } = tier.model;
    group.start(size, credits !== null && use <= credits.baselineRatio ? credits.most : 0);
    new Replacement(world, group);
    new TargetTracking(world, group);
    if (tier.model.group.scales)
      for (const policy of tier.model.group.steps) new StepScaling(world, group, policy);
    if (startSecond !== undefined) followSchedule(world, group, startSecond);
    return group;
  }

  /** Whether flows may be others than when they were last worked out. */
  get hasChanged(): boolean {
    return this.tiers.some((tier) => tier.isStale || tier.hasMoved);
  }

  /** Changes how a target fails: what waits in it was counted by what it was. */
  change(index: number, target: Target, act: () => void): void {
    const before = this.outside(index, target.line.good) * (1 - target.failRatio);
    act();
    const after = this.outside(index, target.line.good) * (1 - target.failRatio);
    if (index === 0) this.recorder.failed += before - after;
  }

  /** What waits in an instance that is no more. */
  private loseLine(index: number, target: Target): void {
    const waiting = this.outside(index, target.line.good) * (1 - target.failRatio);
    target.line.clear();
    if (waiting > 0) this.recorder.lose(index === 0 ? 0 : waiting, index === 0 ? waiting : 0);
  }

  /** What waits at the end, in requests from outside: at the first tier not yet counted, behind it counted as served. */
  waiting(): { readonly first: number; readonly behind: number } {
    const each = this.tiers.map((tier, index) => this.outside(index, tier.waitingGood));
    return { first: each[0] ?? 0, behind: each.slice(1).reduce((sum, one) => sum + one, 0) };
  }

  private outside(index: number, requests: number): number {
    return requests / Math.max(1, this.tiers[index]?.model.fanOut ?? 1);
  }
}

/** The size at which scaling comes to rest under a load: the lowest target decides. */
function steadySize(
  { group, ratedPerSecond, fanOut }: SystemModel["tiers"][number],
  rate: number,
  { minimum, maximum, desired }: Sizes,
): number {
  const held = group.targets.map(({ metric, target }) =>
    metric === "use" ? target * ratedPerSecond : target,
  );
  const wanted =
    held.length === 0 ? (desired ?? minimum) : Math.ceil((rate * fanOut) / Math.min(...held) - 1e-6);
  return Math.min(maximum, Math.max(minimum, wanted));
}
