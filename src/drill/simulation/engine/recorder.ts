import type { SystemModel } from "../model/system-model";
import type { Flows } from "./flows";
import { Stretches } from "./outage";
import type { TierState } from "./tier-state";

/** More than this part of the requests failing is an outage. */
const OUTAGE_RATIO = 0.01;
const DOWN_RATIO = 0.99;

interface Strain {
  readonly isOverloaded: boolean;
  readonly isShort: boolean;
}

/** What is counted in one run, between two events at a time. */
export class Recorder {
  offered = 0;
  served = 0;
  failed = 0;
  readonly outage = new Stretches();
  /** Next to nothing was served. */
  readonly down = new Stretches();
  /** Instances that run were asked for more than they can do, and requests failed of it. */
  readonly overload = new Stretches();
  readonly short = new Stretches();
  highestUse = 0;
  longestWait = 0;
  /** Seconds that requests spent waiting, in all tiers together. */
  waited = 0;
  /** Requests that need the database, and those that do not. */
  readonly needing = { offered: 0, served: 0, outage: new Stretches() };
  readonly others = { offered: 0, served: 0, outage: new Stretches() };

  private strain: Strain | undefined;

  constructor(
    private readonly model: SystemModel,
    private readonly tiers: readonly TierState[],
  ) {}

  pass(from: number, to: number, flows: Flows, databaseServes: number): void {
    const seconds = to - from;
    const { offered, served, failed } = flows;
    this.offered += offered * seconds;
    this.served += served * seconds;
    this.failed += failed * seconds;
    const failing = offered > 0 ? failed / offered : 0;
    this.outage.add(from, to, failing > OUTAGE_RATIO);
    this.down.add(from, to, failing > DOWN_RATIO);
    const { isOverloaded, isShort } = (this.strain ??= this.strainUnder(offered));
    this.overload.add(from, to, failing > OUTAGE_RATIO && isOverloaded);
    this.short.add(from, to, isShort);
    this.passWaits(from, to);
    this.passKinds(from, to, flows, databaseServes);
  }

  /** To be called when flows have been worked out anew: until then everything is under the same strain. */
  flowsHaveChanged(): void {
    this.strain = undefined;
  }

  private strainUnder(offered: number): Strain {
    for (const tier of this.tiers) {
      this.highestUse = Math.max(this.highestUse, tier.use);
      this.longestWait = Math.max(this.longestWait, tier.wait);
    }
    return {
      isOverloaded: this.tiers.some(({ isOverloaded }) => isOverloaded),
      isShort: this.tiers.some((tier) => tier.capacity < offered * tier.model.fanOut * (1 - 1e-9)),
    };
  }

  /** In lines that grow or shrink by straight lines; where there is none, by chance. */
  private passWaits(from: number, to: number): void {
    const seconds = to - from;
    for (const { targets } of this.tiers)
      for (const target of targets) {
        const { accepted, serving, line } = target;
        if (serving === 0) continue;
        const growth = (accepted - serving) * seconds;
        const waiting =
          line.total > 0 || growth > 0
            ? line.total + Math.max(-line.total, growth) / 2
            : target.waitingAtRandom((from + to) / 2);
        this.waited += waiting * seconds;
      }
  }

  /** While the database is away whatever is served did not need it. */
  private passKinds(from: number, to: number, { offered, served }: Flows, databaseServes: number): void {
    const seconds = to - from;
    const need = this.model.database?.needRatio ?? 0;
    const servedNeeding = databaseServes === 0 ? 0 : served * need;
    for (const [kind, part, ofServed] of [
      [this.needing, need, servedNeeding],
      [this.others, 1 - need, served - servedNeeding],
    ] as const) {
      kind.offered += offered * part * seconds;
      kind.served += ofServed * seconds;
      // While a line empties more is served than asked for.
      const failing = offered * part > 0 ? 1 - ofServed / (offered * part) : 0;
      kind.outage.add(from, to, failing > OUTAGE_RATIO && served < offered);
    }
  }

  /** Requests that were counted as served, or were on their way, and will not be. */
  lose(served: number, waiting: number): void {
    this.served -= served;
    this.failed += served + waiting;
  }
}
