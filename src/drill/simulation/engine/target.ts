import type { TierModel } from "../model/system-model";
import { gathered, waitingForGood } from "./random-waits";
import { LEAST, WaitingLine } from "./waiting-line";

/** What a balancer's node knows of a target. */
export type Seen = "new" | "healthy" | "unhealthy";

/** One instance: its life, what each node of its balancer thinks of it, and the requests that flow through it. */
export class Target {
  /** The service answers. */
  answers = false;
  /** The host is no more. */
  isGone = false;
  /** The host runs, and nothing listens: whoever asks is refused at once, and waits for nothing. */
  refuses = false;
  isRegistered = false;
  /** It is to go: no new requests, and no part of the group any more. */
  isLeaving = false;
  /** Of a version that never answers. */
  isBad = false;
  /** Its host is gone, and its group has written it off. */
  isAbandoned = false;
  /** It has a successor on its way. */
  isReplaced = false;
  /** It serves, and its group knows. */
  hasJoined = false;
  /** A check of it has been passed. */
  hasServed = false;
  launchedAt = 0;
  /** Shares of its requests, and of its checks, that fail although it answers. */
  failRatio = 0;
  checkFailRatio = 0;
  readonly seen: Seen[];
  /** Seconds from `checksFrom` to each node's first check. */
  readonly phases: readonly number[];
  checksFrom = 0;
  /** Raised by every change that makes planned checks void. */
  watch = 0;
  /** Under slow start below 1. */
  weight = 1;
  readonly line = new WaitingLine();
  /** CPU credits left; counted only where the model has them. */
  credits = 0;
  isThrottled = false;

  /** Of the tier's requests, the part that is sent here. */
  share = 0;
  arriving = 0;
  accepted = 0;
  serving = 0;
  isLate = false;
  /** How many would wait by chance if these flows stayed; worked out where it is asked for. */
  private chanceWaiting: number | undefined;

  constructor(
    private readonly model: TierModel,
    readonly ordinal: number,
    readonly zone: number,
    phases: readonly number[],
  ) {
    this.phases = phases;
    this.seen = model.nodes.map(() => "new");
  }

  get isUp(): boolean {
    return this.answers && !this.isGone;
  }

  /** Requests per second that it can serve now. */
  get capacity(): number {
    if (!this.isUp) return 0;
    const { credits, ratedPerSecond } = this.model;
    return credits !== null && this.isThrottled ? ratedPerSecond * credits.baselineRatio : ratedPerSecond;
  }

  /** Part of the group, whether it still runs or not. */
  get isMember(): boolean {
    return !this.isLeaving && !this.isAbandoned;
  }

  /** @param arriving requests per second. */
  flow(arriving: number): void {
    this.arriving = arriving;
    this.isLate = false;
    this.chanceWaiting = undefined;
    const capacity = this.capacity;
    const waiting = this.line.total;
    if (capacity === 0) {
      this.accepted = 0;
      this.serving = 0;
    } else if (waiting === 0 && arriving <= capacity) {
      this.accepted = arriving;
      this.serving = arriving;
    } else {
      const { waitingRequests, caller } = this.model;
      const late = caller.timeoutSeconds * capacity;
      const isFull = waiting >= waitingRequests - nearness(waitingRequests);
      this.accepted = isFull ? Math.min(arriving, capacity) : arriving;
      this.serving = capacity;
      const slack = nearness(late);
      this.isLate = waiting > late + slack || (waiting >= late - slack && arriving > capacity);
    }
  }

  /** Of what arrives, what will be answered in time, but for what fails behind it. */
  get goodAccepted(): number {
    return this.isLate ? 0 : this.accepted * (1 - this.failRatio);
  }

  /** Of what leaves, what is in time, but for what fails behind it. */
  get goodServing(): number {
    if (this.line.total === 0) return this.serving * (1 - this.failRatio);
    return this.line.isFrontGood ? this.serving * (1 - this.failRatio) : 0;
  }

  /** Requests that wait in no line, but because several come at once. */
  waitingAtRandom(sinceSeconds: number): number {
    this.chanceWaiting ??= waitingForGood(this.model.processors, this.arriving, this.capacity);
    return Math.min(this.chanceWaiting, gathered(this.arriving, sinceSeconds));
  }

  /** Seconds until these flows are not what they are any more; Infinity where they stay. */
  changesIn(): number {
    const { serving, accepted, arriving } = this;
    if (serving === 0) return Infinity;
    const waiting = this.line.total;
    const growth = accepted - serving;
    let next = this.creditsChangeIn();
    if (waiting === 0 && growth <= 0) return next;
    const { waitingRequests, caller } = this.model;
    const late = caller.timeoutSeconds * serving;
    for (const mark of [0, late, waitingRequests]) {
      const distance = mark - waiting;
      if (growth !== 0 && Math.abs(distance) > nearness(mark) && distance > 0 === growth > 0)
        next = Math.min(next, distance / growth);
    }
    const isMixed =
      this.line.front < waiting - LEAST || (arriving > 0 && this.line.isFrontGood === this.isLate);
    if (waiting > 0 && isMixed) next = Math.min(next, this.line.front / serving);
    return next;
  }

  pass(seconds: number): void {
    if (this.line.total > 0 || this.accepted > this.serving) {
      this.line.add(this.accepted * seconds, !this.isLate);
      this.line.serve(this.serving * seconds);
    }
    this.passCredits(seconds);
  }

  /** Credits per second, below 0 while more is spent than earned. */
  private get creditGrowth(): number {
    const { credits, ratedPerSecond } = this.model;
    if (credits === null || !this.isUp) return 0;
    return (credits.processors * (credits.baselineRatio - this.serving / ratedPerSecond)) / 60;
  }

  private creditsChangeIn(): number {
    const growth = this.creditGrowth;
    if (growth < -1e-12 && !this.isThrottled) return this.credits / -growth;
    if (growth > 1e-12 && this.isThrottled) return (AWAKE_CREDITS - this.credits) / growth;
    return Infinity;
  }

  private passCredits(seconds: number): void {
    const { credits } = this.model;
    if (credits === null || !this.isUp) return;
    const growth = this.creditGrowth;
    this.credits = Math.min(credits.most, Math.max(0, this.credits + growth * seconds));
    if (growth < -1e-12 && this.credits < 1e-9) this.isThrottled = true;
    if (this.isThrottled && this.credits >= AWAKE_CREDITS - 1e-9) this.isThrottled = false;
  }
}

/** A throttled instance that earns works at full speed again from here on: not a switch at every moment. */
const AWAKE_CREDITS = 1;

/** How near is there. */
function nearness(mark: number): number {
  return mark === Infinity ? 0 : 1e-6 * Math.max(1, mark);
}
