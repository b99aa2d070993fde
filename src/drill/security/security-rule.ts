import type { RuleContext } from "../rules/rule-context";

/** One question that scanners and benchmarks ask, with their ids of it. */
export interface SecurityRule {
  readonly id: string;
  /** What is asked for, in one line. */
  readonly title: string;
  /** What happens otherwise. */
  readonly why: string;
  /** The page on which AWS says so. */
  readonly source: string;
  /** As in listed-ids, without what says that a number is recalled. */
  readonly ids: readonly string[];
  /** One answer for each resource that the question is about; none at all: it applies to nothing here. */
  readonly check: (context: RuleContext) => readonly Judged[];
}

export type Judged =
  | { readonly verdict: "pass"; readonly address: string }
  | {
      readonly verdict: "finding" | "cannot tell";
      readonly address: string;
      readonly message: string;
      readonly fix: string;
    };

/** Where a rule is about what must not be there at all. */
export const WHOLE = "the configuration";

export function pass(address: string): Judged {
  return { verdict: "pass", address };
}

export function finding(address: string, message: string, fix: string): Judged {
  return { verdict: "finding", address, message, fix };
}

/** An untold value is never a pass. */
export function cannotTell(address: string, message: string, fix: string): Judged {
  return { verdict: "cannot tell", address, message, fix };
}

/** A page of Security Hub's controls: `fsbp("elb", 4)`. */
export function fsbp(service: string, number: number): string {
  return `https://docs.aws.amazon.com/securityhub/latest/userguide/${service}-controls.html#${service}-${number}`;
}
