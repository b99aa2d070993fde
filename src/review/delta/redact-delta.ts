import type { DurabilityDelta } from "../review-report";

/** Keys of instances stand in addresses, and may be secrets: every text of a delta goes through here. */
export function redactDelta(delta: DurabilityDelta, redact: (text: string) => string): DurabilityDelta {
  return JSON.parse(JSON.stringify(delta), (_key, value: unknown) =>
    typeof value === "string" ? redact(value) : value,
  ) as DurabilityDelta;
}
