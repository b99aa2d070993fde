import type { SmallestChange, Verdict } from "../drill-report";

/** What `durable drill --simulate` adds to the report: each scenario, run once for every seed. Plain data. */
export interface SimulationReport {
  readonly schemaVersion: 1;
  /** The worst of all scenarios whose failing is not expected. */
  readonly verdict: Verdict;
  readonly seeds: {
    readonly count: number;
    /** The runs have this seed and those after it. */
    readonly first: number;
  };
  /** Every number that the runs rest on. */
  readonly assumptions: readonly Assumption[];
  /** In the order in which they were asked for. */
  readonly scenarios: readonly ScenarioResult[];
  /** What the runs leave out, and what follows from that. */
  readonly notModelled: readonly { readonly subject: string; readonly consequence: string }[];
}

export interface Assumption {
  readonly name: string;
  /** With its unit, as it is shown: `45 to 180 s, likely 90`. */
  readonly value: string;
  /** The unit alone: `seconds`, `requests per second`, `ratio`; empty where it has none. */
  readonly unit: string;
  /** `read`, `declared`, `assumed`, or the URL of a published figure. */
  readonly source: string;
  /** Of the element that it was read from, or that it is about. */
  readonly address?: string;
  /** The setting, or the declared field. */
  readonly attribute?: string;
}

export interface ScenarioResult {
  /** Stable: `zone-outage`, `surge-x10-step`, `zone-outage+surge-x2-step`. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Of a dated event of AWS: where it is told. */
  readonly source?: string;
  /** How long a run lasts. */
  readonly durationSeconds: number;
  readonly verdict: Verdict;
  /** Why the verdict is what it is, in a sentence or two. */
  readonly because: readonly string[];
  /**
   * Why missing is expected here, and not counted in the simulation's verdict: a load far beyond the declared peak.
   * Null where it counts.
   */
  readonly expected: string | null;
  /**
   * - `stable`: nothing of it is left when the fault or the surge has ended
   * - `vulnerable`: overload outlasts the trigger, and ends by itself
   * - `metastable`: in some run the trigger was gone and overload stayed until the end
   *
   * Null where it cannot be told.
   */
  readonly stability: Stability | null;
  /** Over all seeds; null where it cannot be told. */
  readonly metrics: ScenarioMetrics | null;
  /** Of the failing kind of request, where the scenario touches the database; else null. */
  readonly database: DatabaseMetrics | null;
  readonly missed: readonly SimulatedMiss[];
  /** Of the run whose failed requests are the median; null where it cannot be told. */
  readonly timeline: Timeline | null;
}

export type Stability = "stable" | "vulnerable" | "metastable";

/** Over the seeds. `worst` is the maximum, or the minimum where more is better. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
}

export interface ScenarioMetrics {
  /** Served over offered, in the run. */
  readonly availabilityRatio: Spread;
  readonly offeredRequests: Spread;
  readonly servedRequests: Spread;
  readonly failedRequests: Spread;
  /** The longest time without a break in which more than one request in a hundred failed. */
  readonly longestOutageSeconds: Spread;
  /** From the first failed request of the trigger until the last moment of such an outage; 0 without one. */
  readonly recoverSeconds: Spread;
  /** How long some fleet could carry less than was asked of it. */
  readonly underProvisionedSeconds: Spread;
  /** The highest share of what its instances can do that some fleet was asked for. Above 1 it was overloaded. */
  readonly maximumUtilizationRatio: Spread;
  /** How long the longest wait in a fleet's queues was. */
  readonly longestWaitSeconds: Spread;
  /** How long a request waited on average, in all tiers together: for those before it, or because several came at once. */
  readonly meanWaitSeconds: Spread;
}

/** Requests that need the database, apart from those that do not; a standby serves no reads. */
export interface DatabaseMetrics {
  /** Until requests that need no database are served again. */
  readonly withoutDatabaseRecoverSeconds: Spread;
  readonly readRecoverSeconds: Spread;
  readonly writeRecoverSeconds: Spread;
  readonly withoutDatabaseAvailabilityRatio: Spread;
  readonly readAvailabilityRatio: Spread;
  readonly writeAvailabilityRatio: Spread;
}

export interface SimulatedMiss {
  readonly objective:
    | "serviceRecoverySeconds"
    | "availabilityRatio"
    /** A surge that is to be carried without an error. */
    | "failedRequests";
  readonly allowed: number;
  /** In the worst run; null where it did not end within the run. */
  readonly found: number | null;
  /** In what share of the runs it was missed. */
  readonly missedRatio: number;
  /** How many changes were tried in runs of their own; 0 where none was looked for, as no setting helps. */
  readonly tried: number;
  /** The smallest change that meets it; null where none was found. */
  readonly change: SimulatedChange | null;
  /** Other ways to the same, of other kinds. */
  readonly alternatives: readonly SimulatedChange[];
  /** What does not meet it by itself, however much of it is tried, and what is then found in the worst run. */
  readonly notEnough: readonly { readonly text: string; readonly found: number | null }[];
  /** What was not tried, and why. */
  readonly notTried: readonly string[];
}

/** Settings that, changed together and nothing else, meet what was missed. */
export interface SimulatedChange {
  /** `schedule`: capacity before an announced surge; `warm-pool`: booted and stopped; `headroom`: always running. */
  readonly kind: "setting" | "headroom" | "schedule" | "warm-pool";
  /** For a person, in words that go on after a colon. */
  readonly text: string;
  /** In how many runs with the change it was met: all that were made, under the chances of before. */
  readonly runs: number;
  readonly settings: readonly SmallestChange[];
}

/** Columns of one length, sampled evenly; `events` in the order of time. */
export interface Timeline {
  readonly seed: number;
  readonly atSeconds: readonly number[];
  readonly offeredPerSecond: readonly number[];
  readonly servedPerSecond: readonly number[];
  readonly failedPerSecond: readonly number[];
  /** What the narrowest part of the request path can carry, in requests from outside. */
  readonly capacityPerSecond: readonly number[];
  /** Instances that serve, by address of the fleet. */
  readonly instances: Readonly<Record<string, readonly number[]>>;
  readonly events: readonly { readonly atSeconds: number; readonly text: string }[];
}
