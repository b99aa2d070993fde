/** What `durable drill --rules` found, as data. */
export interface RulesReport {
  readonly schemaVersion: 1;
  /** `finding`: something is neither as asked nor explained. */
  readonly verdict: "holds" | "finding" | "cannot tell";
  /** What was read, in the report's words: `stack durable-prod`. */
  readonly sources: readonly string[];
  readonly counts: RulesCounts;
  /** Every rule, also where it applies to nothing. */
  readonly rules: readonly RuleAnswer[];
  readonly notJudged: readonly { readonly id: string; readonly because: string }[];
}

export interface RulesCounts {
  /** Ids of scanners and benchmarks that the rules answer to. */
  readonly ids: number;
  readonly rules: number;
  /** Findings without an explanation, each at its address. */
  readonly unexplainedFindings: number;
  readonly cannotTell: number;
  /** Ids with an explained finding, and none without. */
  readonly explainedIds: number;
  readonly explainedFindings: number;
  readonly notApplicableIds: number;
}

export interface RuleAnswer {
  readonly rule: string;
  readonly title: string;
  readonly ids: readonly string[];
  /** The worst of its results. */
  readonly verdict: RuleVerdict;
  readonly results: readonly RuleResult[];
}

export type RuleVerdict = "finding" | "cannot tell" | "explained" | "pass" | "not applicable";

export interface RuleResult {
  readonly source: string;
  readonly address: string;
  readonly verdict: Exclude<RuleVerdict, "not applicable">;
  /** Null for a pass. */
  readonly message: string | null;
  readonly fix: string | null;
  readonly explanation: Explanation | null;
}

export interface Explanation {
  /** Of the exception, or `given up`: the environment, or the declared file, says so. */
  readonly name: string;
  readonly reason: string;
  /** What protects instead. */
  readonly control: string;
}
