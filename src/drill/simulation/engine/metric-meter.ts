import type { TargetPolicy } from "../model/system-model";
import type { TierState } from "./tier-state";

/** What CloudWatch says of a tier over one period. */
export interface Reading {
  /** Targets in service, on average. */
  readonly targets: number;
  /** Requests per second that a target got. */
  readonly requests: number;
  /** Share of its processor that an instance used. */
  readonly use: number;
}

/** Averages between two looks, as a metric has them. */
export class MetricMeter {
  private at: number;
  private sent: number;
  private busy: number;
  private targets: number;

  constructor(
    private readonly tier: TierState,
    now: number,
  ) {
    this.at = now;
    this.sent = tier.sentRequests;
    this.busy = tier.busySeconds;
    this.targets = tier.targetSeconds;
  }

  /** Since the last reading; undefined where no target was in service: missing data, on which nothing acts. */
  read(now: number): Reading | undefined {
    const { sentRequests, busySeconds, targetSeconds } = this.tier;
    const seconds = now - this.at;
    const inService = targetSeconds - this.targets;
    const reading = {
      targets: inService / seconds,
      requests: (sentRequests - this.sent) / inService,
      use: (busySeconds - this.busy) / inService,
    };
    this.at = now;
    this.sent = sentRequests;
    this.busy = busySeconds;
    this.targets = targetSeconds;
    return seconds > 0 && inService > 0 ? reading : undefined;
  }
}

export function valueOf(reading: Reading, metric: TargetPolicy["metric"]): number {
  return metric === "use" ? reading.use : reading.requests;
}
