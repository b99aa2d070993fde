import type { TierModel } from "../model/system-model";
import type { WarmPool } from "./warm-pool";
import type { World } from "./world";

/** How long the next instance takes until it runs, and then until its service answers; from the warm pool while it lasts. */
export class LaunchTimes {
  constructor(
    private readonly world: World,
    private readonly model: TierModel,
    private readonly pool: WarmPool | null,
  ) {}

  /** @param mayBeWarm where the group grows: for a replacement nobody publishes that the pool is drawn on. */
  next(
    ordinal: number,
    zone: number,
    mayBeWarm: boolean,
  ): { readonly launch: number; readonly boot: number } {
    const { fleet, group } = this.model;
    const chance = this.world.stream(`${fleet} ${ordinal} launch`);
    const launch = chance.triangular(group.launchSeconds);
    const boot = chance.triangular(group.bootSeconds);
    const { warmPool } = group;
    if (warmPool === null || !mayBeWarm || this.pool?.take(zone) !== true) return { launch, boot };
    return { launch: warmPool.isRunning ? 0 : launch, boot: chance.triangular(group.warmStartSeconds) };
  }
}
