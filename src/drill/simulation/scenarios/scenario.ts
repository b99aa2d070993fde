import type { DisruptionKind } from "../../declared";

/** What happens to the system, as data. Times are seconds after the trigger. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Where a dated event is told. */
  readonly source?: string;
  /** Whose objectives it is judged by. */
  readonly judgedAs: DisruptionKind | "surge";
  /** How long a run goes on after the trigger. */
  readonly durationSeconds: number;
  readonly load: Load;
  readonly surges: readonly Surge[];
  readonly faults: readonly Fault[];
  /** Why no setting would help: shown, and not counted. */
  readonly inherent?: string;
  /** What counts although it goes beyond the declared peak. @default false: a load beyond the peak is expected to fail */
  readonly countsBeyondPeak?: boolean;
  /** Seconds after midnight at the trigger, in the time zone of the schedules. @default scheduled actions do not happen in the run */
  readonly triggerSecondOfDay?: number;
  /** Seconds from the scheduled action that asks for the most instances to the trigger: a surge that was announced. */
  readonly triggerAfterScheduleSeconds?: number;
}

/** Requests per second from outside before anything happens. */
export type Load =
  | { readonly kind: "peak" }
  /** What the smallest fleets hold at the target of their scaling. */
  | { readonly kind: "target-at-minimum" }
  | { readonly kind: "rate"; readonly requestsPerSecond: number };

/** The load times a factor, at once or over a time, for a while. */
export interface Surge {
  readonly factor: number;
  readonly atSeconds: number;
  /** 0: a step. */
  readonly rampSeconds: number;
  /** At full height. */
  readonly holdSeconds: number;
}

/** `narrowest`: the one that works nearest to what it can do. */
export type TierChoice = "narrowest" | "all" | { readonly fleet: string };
/** `fullest`: the one with the most instances. */
export type ZoneChoice = "fullest" | { readonly zone: string };

export type Fault =
  /** Instances whose hosts are gone for good. */
  | {
      readonly kind: "instance-loss";
      readonly atSeconds: number;
      readonly tier: TierChoice;
      readonly count: number;
      /** `host`: gone; `service`: the host runs, and refuses every connection. */
      readonly cause: "host" | "service";
    }
  | {
      readonly kind: "zone-outage";
      readonly atSeconds: number;
      readonly zone: ZoneChoice;
      readonly lastsSeconds: number;
      /** After that launches in the zone fail for this long. */
      readonly recoverySeconds: number;
      /** Of its instances; its balancer nodes and a database's primary go where it is 1. */
      readonly ratio: number;
      /** Where a database's primary is that may lie in several zones. @default there: the worst */
      readonly primary?: "there" | "elsewhere";
    }
  /** Instances that fail a share of their requests, and of their checks. */
  | {
      readonly kind: "grey";
      readonly atSeconds: number;
      readonly lastsSeconds: number;
      readonly where: { readonly tier: TierChoice; readonly count: number } | { readonly zone: ZoneChoice };
      readonly failRatio: number;
      readonly checkFailRatio: number;
    }
  | { readonly kind: "database-failover"; readonly atSeconds: number }
  /** No instance can be launched anywhere. */
  | { readonly kind: "no-launches"; readonly atSeconds: number; readonly lastsSeconds: number }
  /** A rollout of instances that never pass a check. */
  | { readonly kind: "bad-version"; readonly atSeconds: number; readonly tier: TierChoice };
