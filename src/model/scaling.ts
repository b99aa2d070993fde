import type { Told } from "./told";

/** When a group grows and shrinks, and what it has ready for it. All durations are in seconds. */
export interface ScalingPolicy {
  readonly address: string;
  readonly kind: "target-tracking" | "step" | "simple" | "predictive";
  readonly metric: Told<string>;
  readonly target: Told<number>;
  readonly enabled: Told<boolean>;
  /** Of a step policy alone. */
  readonly stepScaling?: StepScaling;
}

export interface StepScaling {
  /** `ChangeInCapacity`, `PercentChangeInCapacity` or `ExactCapacity`. */
  readonly adjustment: Told<string>;
  /** Instances that a change in percent adds or takes away at least. */
  readonly leastChange: Told<number>;
  /** Of its own, where it has one; else the group's. */
  readonly warmupSeconds?: Told<number>;
  /** Bounds count from the alarm's threshold on, in the metric's unit. */
  readonly steps: Told<readonly Step[]>;
  /** The alarms that set it going. */
  readonly alarms: Told<readonly ScalingAlarm[]>;
}

export interface Step {
  /** Null where it has no bound. */
  readonly from: number | null;
  readonly to: number | null;
  readonly by: number;
}

/** A CloudWatch alarm that a policy follows. */
export interface ScalingAlarm {
  readonly address: string;
  /** With its namespace: `AWS/ApplicationELB RequestCountPerTarget`. */
  readonly metric: Told<string>;
  readonly statistic: Told<string>;
  /** The target group or the fleet whose metric it is. */
  readonly of: Told<string>;
  readonly comparison: Told<string>;
  readonly threshold: Told<number>;
  readonly periodSeconds: Told<number>;
  readonly periods: Told<number>;
  /** Of the periods, those that have to be on the wrong side. */
  readonly datapoints: Told<number>;
}

/** What a group's sizes are from a moment on; null where it leaves one as it is. */
export interface ScheduledAction {
  readonly address: string;
  /** In cron's five fields; not told of what happens once. */
  readonly recurrence: Told<string>;
  readonly timeZone: Told<string>;
  readonly minimum: Told<number | null>;
  readonly maximum: Told<number | null>;
  readonly desired: Told<number | null>;
}

export interface WarmPool {
  /** `Stopped`, `Running` or `Hibernated`. */
  readonly state: Told<string>;
  readonly minimum: Told<number>;
  /** Instances of group and pool together; null: the group's maximum. */
  readonly preparedMaximum: Told<number | null>;
}
