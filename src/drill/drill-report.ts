/** The result of a drill as data: rendered elsewhere, and printed as it is with `--json`. */
export interface DrillReport {
  readonly schemaVersion: 1;
  /** The worst of all single failures that are not inherent, and of all findings that are not acknowledged. */
  readonly verdict: Verdict;
  readonly source: string;
  readonly failures: readonly Failure[];
  /** Every pair of single failures was judged; listed are those that are worse than both of its members. */
  readonly pairs: Pairs;
  readonly capacity: readonly FleetCapacity[];
  /** The smallest sets of things whose loss together cuts the request path; singles first. */
  readonly cutSets: readonly CutSet[];
  readonly flows: readonly Flow[];
  readonly findings: readonly DrillFinding[];
  readonly acknowledged: readonly Acknowledged[];
  readonly notModelled: readonly {
    readonly address: string;
    readonly reason: string;
    readonly consequence: string;
  }[];
}

export interface Pairs {
  /** How many there are. */
  readonly total: number;
  /** Pairs of things of two systems that share nothing: no worse than the worse of the two, and not judged one by one. */
  readonly unrelated: number;
  readonly worse: readonly { readonly id: string; readonly verdict: Verdict }[];
}

/** What a fleet carries, and what is left of it when its fullest zone is lost. */
export interface FleetCapacity {
  readonly fleet: string;
  /** Zones in which its instances lie and can be reached; null where it cannot be told. */
  readonly zones: number | null;
  readonly minimum: number | null;
  /** Instances that are left of the minimum after the worst zone's loss. */
  readonly survivors: number | null;
  /** What they carry over the declared peak. */
  readonly remainingCapacityRatio: number | null;
  /**
   * Static stability: the limit of 90 % over the highest use that the survivors of a zone's loss reach when scaling
   * held its targets before. 1 or more is stable; 0 where nothing survives.
   */
  readonly staticStabilityRatio: number | null;
  readonly because: readonly Reason[];
}

export type Verdict = "holds" | "degrades" | "fails" | "cannot tell";

export interface Failure {
  /** Stable: `zone:us-east-1a`, `instance:aws_autoscaling_group.web_group`, `zone:us-east-1a+database-primary:…`. */
  readonly id: string;
  readonly kind: string;
  readonly target: string;
  readonly verdict: Verdict;
  /** Remaining capacity over the declared peak per fleet address; null where it cannot be told. */
  readonly remainingCapacityRatio: Readonly<Record<string, number | null>>;
  readonly serviceRecoverySeconds: RecoveryTime | null;
  readonly redundancyRecoverySeconds: RecoveryTime | null;
  readonly dataLossSeconds: number | null;
  /** What still carries requests, or the nearest thing to it where nothing does. */
  readonly path: readonly string[];
  readonly because: readonly Reason[];
  /** Which objective was missed, and the nearest single setting that would meet it. */
  readonly missed: readonly Missed[];
  /** Why no configuration of one region changes this: shown, and not counted in the report's verdict. */
  readonly inherent: string | null;
}

export interface Missed {
  readonly objective:
    | "serviceRecoverySeconds"
    | "redundancyRecoverySeconds"
    | "dataLossSeconds"
    | "availabilityRatio"
    | "capacity";
  /** What was asked for: seconds, a part of a month, or 1 for the whole peak. */
  readonly allowed: number;
  /** What comes out at worst; null where it never ends. */
  readonly found: number | null;
  readonly change: SmallestChange | null;
}

/** One setting that, changed alone, meets what was missed. */
export interface SmallestChange {
  readonly address: string;
  readonly attribute: string;
  readonly from: string;
  readonly to: string;
}

export interface RecoveryTime {
  readonly min: number;
  readonly likely: number;
  readonly max: number;
}

/** One step of an argument, traced to the setting it rests on. */
export interface Reason {
  readonly text: string;
  readonly address?: string;
  readonly attribute?: string;
  /** `read`, `declared`, `assumed`, or the URL of a published figure. */
  readonly source: string;
}

export interface CutSet {
  readonly members: readonly string[];
}

export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly protocol: string;
  readonly ports: string;
  readonly verdict: "reachable" | "blocked" | "cannot tell";
  readonly because: readonly Reason[];
}

export interface DrillFinding {
  /** Stable rule id, as docs/rules.md lists them. */
  readonly rule: string;
  readonly address: string;
  readonly verdict: Exclude<Verdict, "holds">;
  readonly message: string;
  readonly fix: string;
}

export interface Acknowledged {
  readonly rule: string;
  readonly address: string;
  readonly reason: string;
}
