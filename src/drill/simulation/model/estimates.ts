import type { Estimate } from "../../declared";
import type { RecoveryTime } from "../../drill-report";

export function recoveryTime({ minimum, likely, maximum }: Estimate): RecoveryTime {
  return { min: minimum, likely, max: maximum };
}

export function spread({ min, likely, max }: RecoveryTime): string {
  return min === max ? String(min) : `${min} to ${max}, likely ${likely}`;
}
