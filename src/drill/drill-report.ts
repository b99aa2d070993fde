/** The result of a drill as data: rendered elsewhere, and printed as it is with `--json`. */
export interface DrillReport {
  readonly schemaVersion: 1;
  /** The worst of all failures and findings that are not acknowledged. */
  readonly verdict: Verdict;
  readonly source: string;
  readonly failures: readonly Failure[];
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
  /** `read`, `declared`, or the URL of a published figure. */
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
