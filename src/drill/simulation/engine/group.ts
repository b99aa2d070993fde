import { ASSUMED } from "../../aws-figures";
import { HealthChecks } from "./health-checks";
import { LaunchTimes } from "./launch-times";
import { countsByZone, emptiestFirst, firstToGo } from "./placement";
import { startSlowly } from "./slow-start";
import { Target } from "./target";
import type { TierState } from "./tier-state";
import { WarmPool } from "./warm-pool";
import type { World } from "./world";

/** What becomes of requests that wait in an instance which is no more. */
export type OnLostLine = (tier: TierState, target: Target) => void;

/** An Auto Scaling group: what runs, what is launched, and what leaves. */
export class Group {
  desired = 0;
  minimum: number;
  maximum: number;
  /** What it launches never answers. */
  launchesBad = false;
  private launched = 0;
  /** Launches that AWS refused, and that are tried again. */
  private refused = 0;
  /** Who waits for a launched instance to serve. */
  private readonly waiting = new Map<Target, () => void>();
  private readonly checks: HealthChecks;
  private readonly times: LaunchTimes;
  private readonly pool: WarmPool | null;

  constructor(
    private readonly world: World,
    readonly tier: TierState,
    private readonly onLostLine: OnLostLine,
  ) {
    const { group } = tier.model;
    this.minimum = group.minimum;
    this.maximum = group.maximum;
    this.pool = group.warmPool === null ? null : new WarmPool(world, tier.model, group.warmPool);
    this.times = new LaunchTimes(world, tier.model, this.pool);
    this.checks = new HealthChecks(world, tier, (target) => {
      this.onTurn(target);
    });
  }

  /** Instances as they stand when nothing has happened for long. */
  start(size: number, credits: number): void {
    this.desired = size;
    for (let index = 0; index < size; index += 1) {
      const target = this.create(emptiestFirst(this.counts())[0] ?? 0);
      target.answers = true;
      target.hasJoined = true;
      target.hasServed = true;
      target.isRegistered = true;
      target.launchedAt = -Infinity;
      target.checksFrom = this.world.triggerAt;
      target.credits = credits;
      target.isThrottled = this.tier.model.credits !== null && credits <= 0;
      target.seen.fill("healthy");
    }
    this.pool?.start(size, this.maximum);
    this.tier.isStale = true;
  }

  get members(): readonly Target[] {
    return this.tier.targets.filter(({ isMember }) => isMember);
  }

  counts(): ReadonlyMap<number, number> {
    return countsByZone(this.tier.model.zones, this.members);
  }

  /** The zone of the next launch; undefined where AWS would refuse it. */
  openZone(): number | undefined {
    const { group } = this.tier.model;
    if (!group.launches || this.world.launchesStopped > 0) return undefined;
    const zones = emptiestFirst(this.counts());
    const tried = group.balancedOnly ? zones.slice(0, 1) : zones;
    return tried.find((zone) => (this.world.zoneClosed[zone] ?? 0) === 0);
  }

  /** The host is gone, or what runs on it has stopped. */
  lose(target: Target, cause: "host" | "service"): void {
    if (target.isGone) return;
    this.onLostLine(this.tier, target);
    if (cause === "host") target.isGone = true;
    else target.answers = false;
    target.refuses = cause === "service";
    this.recheck(target);
  }

  /** To be called whenever a target has become something else. */
  recheck(target: Target): void {
    this.checks.follow(target);
    this.tier.isStale = true;
  }

  setDesired(wanted: number, why: () => string): void {
    const size = Math.min(this.maximum, Math.max(this.minimum, wanted));
    if (size === this.desired) return;
    const before = this.desired;
    this.desired = size;
    this.world.note(() => `${this.tier.model.fleet}: ${before} to ${size} instances, ${why()}`);
    this.settle();
  }

  /** Launches what is missing, and takes away what is too much. */
  settle(): void {
    // One that has a successor stays until that one serves: for a while there is one more.
    const surplus = this.members.filter(({ isReplaced }) => isReplaced).length;
    const missing = this.desired + surplus - this.members.length - this.refused;
    for (let index = 0; index < missing; index += 1) this.launch();
    for (let index = 0; index > missing; index -= 1) {
      const [first] = firstToGo(
        this.counts(),
        this.members.filter(({ isReplaced }) => !isReplaced),
      );
      if (first === undefined) break;
      this.leave(first);
    }
    this.pool?.fill(this.desired, this.maximum);
  }

  /** Takes an instance out of the balancer, waits for its requests, and ends it. */
  leave(target: Target): void {
    if (target.isLeaving) return;
    target.isLeaving = true;
    this.recheck(target);
    this.world.after(this.tier.model.deregistrationSeconds, () => {
      this.end(target);
    });
  }

  /**
   * Writes off an instance whose host is gone. That its balancer hears of it sooner than by its own checks is not
   * published, and not counted on.
   */
  abandon(target: Target): void {
    const { unhealthyThreshold, intervalSeconds, timeoutSeconds } = this.tier.model.check;
    target.isAbandoned = true;
    this.world.after(unhealthyThreshold * intervalSeconds + timeoutSeconds, () => {
      this.end(target);
    });
  }

  end(target: Target): void {
    this.onLostLine(this.tier, target);
    target.isGone = true;
    target.watch += 1;
    this.tier.targets = this.tier.targets.filter((other) => other !== target);
    this.tier.isStale = true;
  }

  /** @param onServing called once it serves, however often it has to be tried. */
  launch(onServing?: () => void): void {
    const zone = this.openZone();
    if (zone === undefined) {
      this.refused += 1;
      this.world.after(RETRY_SECONDS, () => {
        this.refused -= 1;
        if (onServing === undefined) this.settle();
        else this.launch(onServing);
      });
      return;
    }
    const target = this.create(zone);
    target.isBad = this.launchesBad;
    if (onServing !== undefined) this.waiting.set(target, onServing);
    const { launch, boot } = this.times.next(target.ordinal, zone, onServing === undefined);
    this.world.after(launch, () => {
      target.launchedAt = this.world.now;
      target.checksFrom = this.world.now;
      target.isRegistered = true;
      this.recheck(target);
    });
    this.world.after(launch + boot, () => {
      if (target.isGone || target.isBad) return;
      target.answers = true;
      this.recheck(target);
    });
  }

  /** Whoever waits for this instance waits for another one now. */
  takeWaiting(target: Target): (() => void) | undefined {
    const waiting = this.waiting.get(target);
    this.waiting.delete(target);
    return waiting;
  }

  private onTurn(target: Target): void {
    if (target.hasJoined || !target.isUp) return;
    target.hasJoined = true;
    this.world.note(() => `${this.tier.model.fleet}: an instance serves`);
    startSlowly(this.world, this.tier, target);
    this.takeWaiting(target)?.();
  }

  private create(zone: number): Target {
    const { model } = this.tier;
    const chance = this.world.stream(`${model.fleet} ${this.launched} checks`);
    const phases = model.nodes.map(() => chance.uniform() * model.check.intervalSeconds);
    const target = new Target(model, this.launched, zone, phases);
    this.launched += 1;
    if (model.credits !== null) target.isThrottled = true;
    this.tier.targets.push(target);
    return target;
  }
}

/** A launch that was refused is tried again; how soon AWS does not publish. */
const RETRY_SECONDS = ASSUMED.groupCheckSeconds.max;
