import { ASSUMED } from "../../aws-figures";
import type { BalancerNode, TierState } from "./tier-state";
import type { World } from "./world";

/** The straight line in which clients ask for a name again, in this many steps. */
const STEPS = 12;

/** What clients hold of a balancer's name: a dead node is withdrawn from it after a while, and addresses age. */
export class BalancerNames {
  private readonly changes = new Map<BalancerNode, number>();

  constructor(
    private readonly world: World,
    private readonly tier: TierState,
  ) {}

  lose(node: BalancerNode, index: number): void {
    node.isUp = false;
    this.tier.isStale = true;
    const chance = this.world.stream(`${this.tier.model.balancer} node ${index}`);
    this.fade(node, chance.triangular(ASSUMED.nodeWithdrawalSeconds), 0);
  }

  restore(node: BalancerNode): void {
    node.isUp = true;
    this.tier.isStale = true;
    if (node.listed < 1) this.fade(node, ASSUMED.nodeWithdrawalSeconds.likely, 1);
    else this.changes.set(node, (this.changes.get(node) ?? 0) + 1);
  }

  private fade(node: BalancerNode, wait: number, to: 0 | 1): void {
    const change = (this.changes.get(node) ?? 0) + 1;
    this.changes.set(node, change);
    const { dnsSeconds } = this.tier.model.caller;
    const list = (part: number) => () => {
      if (this.changes.get(node) !== change) return;
      node.listed = to === 0 ? Math.min(node.listed, 1 - part) : Math.max(node.listed, part);
      this.tier.isStale = true;
    };
    for (let step = 0; step < STEPS; step += 1)
      this.world.after(wait + (dnsSeconds * step) / STEPS, list((step + 0.5) / STEPS));
    this.world.after(wait + dnsSeconds, list(1));
  }
}
