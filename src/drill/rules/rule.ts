import type { DrillFinding } from "../drill-report";
import type { Told } from "../../model/topology";
import type { RuleContext } from "./rule-context";

/** One rule, in a file of its own that is named by its id. */
export interface Rule {
  readonly id: string;
  /** What is asked for, in one line. */
  readonly title: string;
  /** What AWS does, so that it matters. */
  readonly why: string;
  /** The page on which AWS, or the provider, says so. */
  readonly source: string;
  readonly check: (context: RuleContext) => readonly Found[];
}

export type Found = Omit<DrillFinding, "rule">;

export function fails(address: string, message: string, fix: string): Found {
  return { address, verdict: "fails", message, fix };
}

export function degrades(address: string, message: string, fix: string): Found {
  return { address, verdict: "degrades", message, fix };
}

/** Only for what cannot be judged without: where every unknown is a finding, nobody reads them. */
export function cannotTell(address: string, message: string, fix: string): Found {
  return { address, verdict: "cannot tell", message, fix };
}

/** A setting that is not told is a finding of its own; one that is told is judged. */
export function whereTold<T>(
  told: Told<T>,
  address: string,
  attribute: string,
  judge: (value: T) => readonly Found[],
): readonly Found[] {
  if (told.known) return judge(told.value);
  return [
    cannotTell(
      address,
      `${address}.${attribute} is not told: ${told.because}`,
      `Give ${attribute} a value that is known before the apply, or drill the plan or the state.`,
    ),
  ];
}
