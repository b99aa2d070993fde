import { ASSUMED, PACE_RATIO } from "../../aws-figures";
import type { Group } from "./group";
import { firstToGo } from "./placement";
import type { Target } from "./target";
import type { World } from "./world";

/**
 * A group's own look at its instances, once in a while: what is unhealthy is replaced, a tenth of the group at a time
 * and at least one, and the next only when the ones before serve and are warm.
 * Source: `SOURCES.groupHealth`.
 */
export class Replacement {
  /** Successors that are not yet warm. */
  private under = 0;

  constructor(
    private readonly world: World,
    private readonly group: Group,
  ) {
    const period = ASSUMED.groupCheckSeconds.max;
    const tick = (): void => {
      this.look();
      world.after(period, tick);
    };
    const chance = world.stream(`${group.tier.model.fleet} looks`);
    world.at(world.triggerAt + chance.uniform() * period, tick);
  }

  private look(): void {
    if (!this.group.tier.model.group.replaces) return;
    const most = Math.max(1, Math.floor(this.group.desired * PACE_RATIO));
    for (const target of this.unhealthy()) {
      const waiting = this.group.takeWaiting(target);
      if (waiting !== undefined) this.tryAgain(target, waiting);
      else if (this.under < most) this.replace(target);
    }
    if (this.under === 0) this.balance();
  }

  private unhealthy(): readonly Target[] {
    const { targets, model } = this.group.tier;
    const { hearsBalancer, graceSeconds } = model.group;
    // Where no target has ever passed its check, nothing is replaced.
    const hears = hearsBalancer && targets.some(({ hasServed }) => hasServed);
    return targets.filter(
      ({ isMember, isReplaced, isGone, launchedAt, seen }) =>
        isMember &&
        !isReplaced &&
        (isGone || (hears && this.world.now >= launchedAt + graceSeconds && seen.includes("unhealthy"))),
    );
  }

  private replace(target: Target): void {
    const { fleet, group } = this.group.tier.model;
    this.world.note(() => `${fleet}: an unhealthy instance is replaced`);
    this.under += 1;
    if (target.isGone) this.group.abandon(target);
    else if (group.launchesFirst) target.isReplaced = true;
    else this.group.leave(target);
    this.group.launch(() => {
      if (target.isReplaced) this.group.leave(target);
      this.world.after(group.warmupSeconds, () => {
        this.under -= 1;
        this.look();
      });
    });
  }

  /** A successor that fails itself: another one, for the same. */
  private tryAgain(target: Target, waiting: () => void): void {
    if (target.isGone) this.group.abandon(target);
    else this.group.leave(target);
    this.group.launch(waiting);
  }

  /** Zones that differ by two: one more in the emptier, then one less in the fuller. */
  private balance(): void {
    const counts = this.group.counts();
    const sizes = [...counts.values()];
    if (Math.max(...sizes) - Math.min(...sizes) < 2) return;
    const open = this.group.openZone();
    const [first] = firstToGo(counts, this.group.members);
    if (open === undefined || first === undefined || first.isGone) return;
    if ((counts.get(first.zone) ?? 0) - (counts.get(open) ?? 0) < 2) return;
    this.under += 1;
    first.isReplaced = true;
    this.group.launch(() => {
      this.under -= 1;
      this.group.leave(first);
    });
  }
}
