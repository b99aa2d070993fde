import type { TierModel } from "../model/system-model";
import type { Target } from "./target";

/** A node of a balancer. */
export interface BalancerNode {
  readonly zone: number;
  isUp: boolean;
  /** Of the clients that would ask it, those whose address book holds it. */
  listed: number;
}

/** One balancer, its targets, and how requests spread over them. */
export class TierState {
  readonly nodes: readonly BalancerNode[];
  /** Everything that runs, in the order of its launch. */
  targets: Target[] = [];
  /** Whether something has changed that decides where requests go. */
  isStale = true;
  /** Whether a line, or the speed of an instance, is another than before the last stretch of time. */
  hasMoved = false;

  attempts = 0;
  /** Sums over the targets of what `Target` says of one. */
  goodAccepted = 0;
  serving = 0;
  goodServing = 0;

  /** Integrals: requests that were sent to targets, instances' worth of work, and targets in service. */
  sentRequests = 0;
  busySeconds = 0;
  targetSeconds = 0;

  constructor(readonly model: TierModel) {
    this.nodes = model.nodes.map((zone) => ({ zone, isUp: true, listed: 1 }));
  }

  /** @param attempts requests per second, retries among them. */
  flow(attempts: number): void {
    if (this.isStale) this.route();
    this.attempts = attempts;
    this.goodAccepted = 0;
    this.serving = 0;
    this.goodServing = 0;
    for (const target of this.targets) {
      target.flow(attempts * target.share);
      this.goodAccepted += target.goodAccepted;
      this.serving += target.serving;
      this.goodServing += target.goodServing;
    }
  }

  /** Of targets that serve, and are not about to leave. */
  get capacity(): number {
    let sum = 0;
    for (const target of this.targets) if (!target.isLeaving && target.hasServed) sum += target.capacity;
    return sum;
  }

  /** The highest share of what it can do that a target is asked for. */
  get use(): number {
    let most = 0;
    for (const { arriving, capacity } of this.targets)
      if (capacity > 0) most = Math.max(most, arriving / capacity);
    return most;
  }

  /** An instance that runs is asked for more than it can do, or works for callers who have left. */
  get isOverloaded(): boolean {
    return this.targets.some(
      ({ capacity, arriving, accepted, isLate, line }) =>
        capacity > 0 && (accepted < arriving || isLate || (line.total > 0 && !line.isFrontGood)),
    );
  }

  get inService(): number {
    let count = 0;
    for (const target of this.targets) if (target.isUp && !target.isLeaving && target.hasServed) count += 1;
    return count;
  }

  changesIn(): number {
    let next = Infinity;
    for (const target of this.targets) next = Math.min(next, target.changesIn());
    return next;
  }

  pass(seconds: number): void {
    this.hasMoved = false;
    for (const target of this.targets) {
      const { isThrottled } = target;
      if (target.line.total > 0) this.hasMoved = true;
      this.sentRequests += target.arriving * seconds;
      if (target.isUp && !target.isLeaving && target.hasServed) {
        this.targetSeconds += seconds;
        this.busySeconds += (target.serving / this.model.ratedPerSecond) * seconds;
      }
      target.pass(seconds);
      if (target.line.total > 0 || target.isThrottled !== isThrottled) this.hasMoved = true;
    }
  }

  /** Good requests in the lines, and the wait of the longest. */
  get waitingGood(): number {
    return this.targets.reduce((sum, { line }) => sum + line.good, 0);
  }

  get wait(): number {
    let most = 0;
    for (const { line, capacity } of this.targets)
      if (capacity > 0 && line.total > 0) most = Math.max(most, line.total / capacity);
    return most;
  }

  private route(): void {
    this.isStale = false;
    for (const target of this.targets) target.share = 0;
    const shares = this.nodeShares();
    this.nodes.forEach((node, index) => {
      const share = shares[index] ?? 0;
      if (share === 0 || !node.isUp) return;
      const open = this.open(node.zone);
      const healthy = open.filter(({ seen }) => seen[index] === "healthy");
      // With none healthy a node sends to all: better than nothing.
      const chosen = healthy.length > 0 ? healthy : open;
      const weights = chosen.reduce((sum, { weight }) => sum + weight, 0);
      for (const target of chosen) target.share += (share * target.weight) / weights;
    });
  }

  private open(zone: number): readonly Target[] {
    const { crossZone } = this.model;
    return this.targets.filter(
      (target) => target.isRegistered && !target.isLeaving && (crossZone || target.zone === zone),
    );
  }

  /** Which part of the requests comes to each node: whoever still keeps an old address asks there. */
  private nodeShares(): readonly number[] {
    const { nodes } = this;
    const count = nodes.length;
    const partly = nodes.map(({ listed }) => (listed < 1 ? listed / count : 0));
    const full = nodes.filter(({ listed }) => listed === 1).length;
    const rest = 1 - partly.reduce((sum, share) => sum + share, 0);
    const asked = nodes.map(({ listed }, index) =>
      full === 0 ? 1 / count : listed === 1 ? rest / full : (partly[index] ?? 0),
    );
    if (!this.model.caller.triesNextAddress) return asked;
    const reached = nodes.reduce((sum, { isUp }, index) => sum + (isUp ? (asked[index] ?? 0) : 0), 0);
    return reached === 0
      ? asked
      : asked.map((share, index) => (nodes[index]?.isUp === true ? share / reached : 0));
  }
}
