/** One thing that was looked at through the AWS API. */
export interface Finding {
  /** What was looked at, such as `subnets`. */
  readonly check: string;
  readonly expected: string;
  readonly found: string;
  readonly ok: boolean;
}

/** Compares as people read it: two lists are equal when their texts are. */
export function finding(check: string, expected: string, found: string): Finding {
  return { check, expected, found, ok: expected === found };
}

/** A list as text, sorted; `nothing` when it is empty. */
export function listed(items: readonly string[]): string {
  return items.length === 0 ? "nothing" : [...items].sort().join(", ");
}
