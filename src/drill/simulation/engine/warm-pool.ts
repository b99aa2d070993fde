import type { TierModel, WarmPoolModel } from "../model/system-model";
import { emptiestFirst } from "./placement";
import type { World } from "./world";

/**
 * Instances that have booted and wait, by zone. The pool holds what is left of the most that may be prepared, at least
 * its minimum; what the group takes from it is made anew where it is below that, as fast as an instance is made. That
 * instances which are scaled in come back to it is not counted on: they are launched anew.
 * Source: `SOURCES.warmPools`.
 */
export class WarmPool {
  /** Ready ones. */
  private readonly warm: Map<number, number>;
  private making = 0;
  private made = 0;

  constructor(
    private readonly world: World,
    private readonly model: TierModel,
    private readonly pool: WarmPoolModel,
  ) {
    this.warm = new Map(model.zones.map((zone) => [zone, 0]));
  }

  /** As it stands when nothing has happened for long. */
  start(desired: number, maximum: number): void {
    for (let index = this.wanted(desired, maximum); index > 0; index -= 1) this.put();
  }

  /** One that lies in the zone; false where it has none there. */
  take(zone: number): boolean {
    const left = this.warm.get(zone) ?? 0;
    if (left === 0) return false;
    this.warm.set(zone, left - 1);
    return true;
  }

  /** Makes what is missing, once the group has taken what it wants. */
  fill(desired: number, maximum: number): void {
    if (this.world.launchesStopped > 0) return;
    const ready = [...this.warm.values()].reduce((sum, each) => sum + each, 0);
    for (let missing = this.wanted(desired, maximum) - ready - this.making; missing > 0; missing -= 1) {
      const { fleet, group } = this.model;
      const chance = this.world.stream(`${fleet} warm ${this.made}`);
      this.made += 1;
      this.making += 1;
      const seconds = chance.triangular(group.launchSeconds) + chance.triangular(group.bootSeconds);
      this.world.after(seconds, () => {
        this.making -= 1;
        this.put();
      });
    }
  }

  private wanted(desired: number, maximum: number): number {
    const { minimum, preparedMaximum } = this.pool;
    return Math.max(minimum, (preparedMaximum ?? maximum) - desired, 0);
  }

  private put(): void {
    const [zone = 0] = emptiestFirst(this.warm);
    this.warm.set(zone, (this.warm.get(zone) ?? 0) + 1);
  }
}
