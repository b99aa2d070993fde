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
