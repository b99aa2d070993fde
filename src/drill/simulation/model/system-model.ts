import type { RecoveryTime } from "../../drill-report";

/** What a run needs to know, in numbers alone: read, declared, published or assumed before. Plain data. */
export interface SystemModel {
  /** The names of the zones; everything else names a zone by its place in this list. */
  readonly zones: readonly string[];
  /** Along the way of a request, the one that faces the internet first. */
  readonly tiers: readonly TierModel[];
  readonly database: DatabaseModel | null;
  /** Requests per second from outside at the peak; null where it is not declared. */
  readonly peakPerSecond: number | null;
}

/** How a caller asks: clients from outside, or the instances of a tier that ask the tier behind it. */
export interface CallerModel {
  /** After an answer that never came or was an error. 0: none. */
  readonly retries: number;
  /** Retries over first tries that a budget allows; null without a budget. */
  readonly retryBudgetRatio: number | null;
  /** How long an answer is waited for. */
  readonly timeoutSeconds: number;
  /** Whether it tries the name's next address where one does not answer. */
  readonly triesNextAddress: boolean;
  /** How long it keeps the addresses of a name. */
  readonly dnsSeconds: number;
}

export interface TierModel {
  readonly fleet: string;
  readonly balancer: string;
  readonly targetGroup: string;
  /** Where instances are placed. */
  readonly zones: readonly number[];
  /** The zone of each node of the balancer. */
  readonly nodes: readonly number[];
  readonly crossZone: boolean;
  readonly check: CheckModel;
  readonly deregistrationSeconds: number;
  readonly slowStartSeconds: number;
  /** Requests per second that one instance serves at full use. */
  readonly ratedPerSecond: number;
  /** How many requests one instance works at, at one time: the rest wait. */
  readonly processors: number;
  /** Requests here for one from outside. */
  readonly fanOut: number;
  /** Requests that may wait in one instance; Infinity: all that come. */
  readonly waitingRequests: number;
  /** Who asks this tier, and how. */
  readonly caller: CallerModel;
  readonly group: GroupModel;
  /** Null where the type has no credits, or surplus ones are bought. */
  readonly credits: CreditModel | null;
}

export interface CheckModel {
  readonly enabled: boolean;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
}

/** An Auto Scaling group. */
export interface GroupModel {
  readonly minimum: number;
  readonly maximum: number;
  /** Whether the balancer's checks count for it. */
  readonly hearsBalancer: boolean;
  readonly graceSeconds: number;
  readonly warmupSeconds: number;
  readonly launches: boolean;
  readonly replaces: boolean;
  readonly scales: boolean;
  /** A successor before an instance that still runs is taken away. */
  readonly launchesFirst: boolean;
  /** Never to another zone than the one that balance asks for. */
  readonly balancedOnly: boolean;
  readonly launchSeconds: RecoveryTime;
  readonly bootSeconds: RecoveryTime;
  /** From the start of a warm instance until its service answers. */
  readonly warmStartSeconds: RecoveryTime;
  readonly targets: readonly TargetPolicy[];
  readonly steps: readonly StepPolicy[];
  readonly schedule: readonly ScheduledSize[];
  readonly warmPool: WarmPoolModel | null;
  readonly refresh: RefreshModel | null;
}

/** Target tracking: 3 of 3 minutes above, 15 of 15 below. */
export interface TargetPolicy {
  readonly address: string;
  /** `use`: share of an instance's processor; `requests`: requests per second that a target gets. */
  readonly metric: "use" | "requests";
  readonly target: number;
}

export interface StepPolicy {
  readonly address: string;
  readonly metric: "use" | "requests";
  /** In the metric's unit: a share of an instance, or requests per second and target. */
  readonly threshold: number;
  readonly isAbove: boolean;
  /** Whether the threshold itself is on the wrong side. */
  readonly isReached: boolean;
  readonly periodSeconds: number;
  readonly periods: number;
  /** Of the periods, those that have to be on the wrong side. */
  readonly datapoints: number;
  /** `change`: instances more; `percent`: of the size; `exact`: the size. */
  readonly adjustment: "change" | "percent" | "exact";
  /** Instances that a change in percent adds or takes away at least. */
  readonly leastChange: number;
  readonly warmupSeconds: number;
  /** Bounds over the threshold, in the metric's unit. */
  readonly steps: readonly { readonly from: number; readonly to: number; readonly by: number }[];
}

/** What a scheduled action makes of the group, at a second of the week as its time zone counts it, from Sunday on. */
export interface ScheduledSize {
  readonly address: string;
  readonly secondOfWeek: number;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly desired: number | null;
}

export interface WarmPoolModel {
  readonly minimum: number;
  /** Instances of group and pool together; null: the group's maximum. */
  readonly preparedMaximum: number | null;
  /** Running ones start at once. */
  readonly isRunning: boolean;
}

export interface RefreshModel {
  readonly minimumHealthyRatio: number;
  readonly rollsBack: boolean;
}

/** CPU credits in standard mode: one is a processor's minute. */
export interface CreditModel {
  readonly processors: number;
  /** Of each processor, for ever. */
  readonly baselineRatio: number;
  readonly most: number;
}

export interface DatabaseModel {
  readonly address: string;
  readonly multiAz: boolean;
  /** In which its primary may lie. */
  readonly zones: readonly number[];
  readonly failoverSeconds: RecoveryTime;
  readonly dnsSeconds: number;
  readonly reconnectSeconds: number;
  /** Of the requests from outside, those that need it. */
  readonly needRatio: number;
  /** Of those that need it, those that write. */
  readonly writeRatio: number;
}
