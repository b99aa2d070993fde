import type { Change } from "../change";
import { valueAfter } from "./settings";

/** When RDS does what it cannot do while it serves. */
export function whenOf(change: Change): string {
  const isImmediate = valueAfter(change, "apply_immediately");
  if (isImmediate === undefined)
    return "at once or in the next maintenance window: apply_immediately cannot be told";
  return isImmediate === true ? "at once" : "in the next maintenance window";
}
