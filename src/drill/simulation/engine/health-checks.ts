import type { TierModel } from "../model/system-model";
import type { Target } from "./target";
import type { TierState } from "./tier-state";
import type { World } from "./world";

/**
 * Each node checks each target at its own rhythm. While a target stays what it is nothing comes of a check, so only the
 * check that turns the verdict is planned: the same moment as if every one had been made.
 */
export class HealthChecks {
  /** @param onTurn called when a node's verdict has turned. */
  constructor(
    private readonly world: World,
    private readonly tier: TierState,
    private readonly onTurn: (target: Target) => void,
  ) {}

  /** To be called whenever the target, or a node, has become something else. */
  follow(target: Target): void {
    target.watch += 1;
    if (!target.isRegistered || target.isLeaving) return;
    const { check } = this.tier.model;
    this.tier.nodes.forEach((node, index) => {
      if (!node.isUp) return;
      if (!check.enabled) this.turn(target, index, "healthy");
      else if (target.isUp && target.checkFailRatio > 0) this.toss(target, index);
      else this.planTurn(target, index, check);
    });
  }

  private planTurn(target: Target, node: number, check: TierModel["check"]): void {
    const { isUp, watch } = target;
    const seen = target.seen[node];
    const wanted = isUp ? "healthy" : "unhealthy";
    if (seen === wanted) return;
    // A new target needs one passed check, whatever the threshold is.
    const passes = seen === "new" ? 1 : check.healthyThreshold;
    const silence = target.refuses ? 0 : check.timeoutSeconds;
    const wait = isUp
      ? (passes - 1) * check.intervalSeconds
      : (check.unhealthyThreshold - 1) * check.intervalSeconds + silence;
    this.world.at(this.nextCheck(target, node) + wait, () => {
      if (target.watch === watch && this.tier.nodes[node]?.isUp === true) this.turn(target, node, wanted);
    });
  }

  /** A target of which some checks fail: each one is made. */
  private toss(target: Target, node: number): void {
    const { watch } = target;
    const { check } = this.tier.model;
    const chance = this.world.stream(`${this.tier.model.fleet} ${target.ordinal} checks ${node} ${watch}`);
    let same = 0;
    let last = true;
    const once = (): void => {
      if (target.watch !== watch || this.tier.nodes[node]?.isUp !== true) return;
      const passes = chance.uniform() >= target.checkFailRatio;
      same = passes === last ? same + 1 : 1;
      last = passes;
      const needed = passes ? check.healthyThreshold : check.unhealthyThreshold;
      const wanted = passes ? "healthy" : "unhealthy";
      if (same >= needed && target.seen[node] !== wanted) {
        this.world.after(passes ? 0 : check.timeoutSeconds, () => {
          if (target.watch === watch) this.turn(target, node, wanted);
        });
      }
      this.world.after(check.intervalSeconds, once);
    };
    this.world.at(this.nextCheck(target, node), once);
  }

  private nextCheck(target: Target, node: number): number {
    const interval = this.tier.model.check.intervalSeconds;
    const first = target.checksFrom + (target.phases[node] ?? 0);
    return first + Math.ceil((this.world.now - first) / interval - 1e-9) * interval;
  }

  private turn(target: Target, node: number, seen: "healthy" | "unhealthy"): void {
    target.seen[node] = seen;
    if (seen === "healthy") target.hasServed = true;
    this.tier.isStale = true;
    this.onTurn(target);
  }
}
