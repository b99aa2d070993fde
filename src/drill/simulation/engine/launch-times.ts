import type { TierModel } from "../model/system-model";
import type { World } from "./world";

/** How long the next instance takes until it runs, and then until its service answers; from the warm pool while it lasts. */
export class LaunchTimes {
  private warm: number;

  constructor(
    private readonly world: World,
    private readonly model: TierModel,
  ) {
    this.warm = model.group.warmPool?.size ?? 0;
  }

  next(ordinal: number): { readonly launch: number; readonly boot: number } {
    const { fleet, group } = this.model;
    const chance = this.world.stream(`${fleet} ${ordinal} launch`);
    const launch = chance.triangular(group.launchSeconds);
    const boot = chance.triangular(group.bootSeconds);
    const { warmPool } = group;
    if (warmPool === null || this.warm === 0) return { launch, boot };
    this.warm -= 1;
    // The pool is filled again, as fast as an instance is made.
    this.world.after(launch + boot, () => {
      this.warm += 1;
    });
    return { launch: warmPool.isRunning ? 0 : launch, boot: chance.triangular(warmPool.startSeconds) };
  }
}
