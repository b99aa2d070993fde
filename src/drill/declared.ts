import type { OwnScenario } from "../config/environment";

/**
 * What no Terraform configuration says and the user declares: load, rates, times, objectives. Read from the
 * environment of one of our stacks, or from a JSON file (`--declared FILE`) for anybody's configuration.
 */
export interface Declared {
  /** Requests per second from outside at the peak. */
  readonly peakRequestsPerSecond?: number;
  /** By address of the fleet. */
  readonly fleets: Readonly<Record<string, DeclaredFleet>>;
  readonly database?: DeclaredDatabase;
  /** vCPUs of running instances that the account may have: the EC2 quota for On-Demand Standard instances. */
  readonly runningVcpuQuota?: number;
  /** Whether the listeners' certificates renew without a person: issued by ACM, validated by DNS, in use. */
  readonly certificatesRenewThemselves?: boolean;
  /** Seconds that the clients of the system keep a name's address. @default 60, the time to live of a balancer's name */
  readonly clientDnsSeconds?: number;
  /** How clients ask. */
  readonly clients?: DeclaredCaller;
  /** Of the requests from outside, those that need the database; of these, those that write. @default all of them, the worst */
  readonly requests?: { readonly needDatabaseRatio?: number; readonly writeRatio?: number };
  /** Scenarios of the user's own for the simulation. */
  readonly scenarios?: readonly OwnScenario[];
  readonly objectives: Objectives;
  /** Opt-outs of durability with their reasons: shown, and no longer counted as findings. */
  readonly acknowledgements: readonly Acknowledgement[];
}

export interface Acknowledgement {
  readonly rule: string;
  /** The Terraform address that is meant; left out, the rule is acknowledged wherever it is found. */
  readonly address?: string;
  readonly reason: string;
}

export interface DeclaredFleet {
  /** Requests per second that one instance serves at full use. */
  readonly ratedRequestsPerSecond?: number;
  /** Requests that one request from outside causes here. @default 1 */
  readonly requestsPerOutsideRequest?: number;
  /** From the start of the operating system until the service answers. @default 45, 90, 300, an assumption that is printed */
  readonly bootSeconds?: Estimate;
  /** From the start of an instance of the warm pool until its service answers. @default the shortest boot */
  readonly warmStartSeconds?: Estimate;
  /** Requests that may wait in one instance before it refuses more. @default all that come, the worst */
  readonly waitingRequestsPerInstance?: number;
  /** How its instances ask the tier behind them. */
  readonly calls?: DeclaredCaller;
}

/** How something asks: clients from outside, or a fleet's instances when they ask the tier behind them. */
export interface DeclaredCaller {
  /** After an error, or an answer that never came. @default 0 */
  readonly retries?: number | undefined;
  /** The most retries, over first tries. @default no budget */
  readonly retryBudgetRatio?: number | undefined;
  /** How long an answer is waited for. @default the balancer's idle timeout */
  readonly timeoutSeconds?: number | undefined;
  /** Whether it goes on to the name's next address where one does not answer. @default false */
  readonly triesNextAddress?: boolean | undefined;
}

export interface DeclaredDatabase {
  /** Connections that one instance of the fleet that uses it opens at most. */
  readonly poolSizePerInstance?: number;
  /** From the name pointing to the new primary until the pool works again. @default 10, an assumption that is printed */
  readonly reconnectSeconds?: number;
  /** Seconds the client keeps the database's address. @default 5, the time to live of RDS's names */
  readonly dnsSeconds?: number;
  /** A point-in-time restore, from the decision until the application uses the restored database. */
  readonly restoreSeconds?: Estimate;
  /** How long a minor engine upgrade keeps the database away. */
  readonly upgradeSeconds?: Estimate;
  /** Whether the application reads its secret again when the database refuses it. */
  readonly readsSecretAgain?: boolean;
}

export interface Estimate {
  readonly minimum: number;
  readonly likely: number;
  readonly maximum: number;
}

/** The four kinds of disruption of AWS Resilience Hub; the region is not covered, and said so. */
export type DisruptionKind = "application" | "infrastructure" | "zone";

/** What is asked of the system after one failure of a kind. An objective that is left out is not judged. */
export interface Objective {
  readonly serviceRecoverySeconds?: number;
  readonly redundancyRecoverySeconds?: number;
  readonly dataLossSeconds?: number;
  /** Of a month of 30 days in which one such failure happens: the part of it in which requests are served. 0 to 1. */
  readonly availabilityRatio?: number;
}

export type Objectives = Readonly<Partial<Record<DisruptionKind, Objective>>>;
