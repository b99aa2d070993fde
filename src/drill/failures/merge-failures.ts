import type { Failure, RecoveryTime } from "../drill-report";
import { distinctReasons } from "../reasons";
import { worstOf } from "../verdicts";

/** One failure that several systems suffer, such as a zone's loss: the worst of each, and everything said of any. */
export function mergeFailures(failures: readonly Failure[]): readonly Failure[] {
  const byId = new Map<string, Failure>();
  for (const failure of failures) {
    const known = byId.get(failure.id);
    byId.set(failure.id, known === undefined ? failure : merged(known, failure));
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function merged(a: Failure, b: Failure): Failure {
  return {
    ...a,
    verdict: worstOf([a.verdict, b.verdict]),
    remainingCapacityRatio: { ...a.remainingCapacityRatio, ...b.remainingCapacityRatio },
    serviceRecoverySeconds: longer(a.serviceRecoverySeconds, b.serviceRecoverySeconds),
    redundancyRecoverySeconds: longer(a.redundancyRecoverySeconds, b.redundancyRecoverySeconds),
    dataLossSeconds:
      a.dataLossSeconds === null || b.dataLossSeconds === null
        ? null
        : Math.max(a.dataLossSeconds, b.dataLossSeconds),
    path: [...a.path, ...b.path],
    because: distinctReasons([...a.because, ...b.because]),
    missed: [...a.missed, ...b.missed],
  };
}

function longer(a: RecoveryTime | null, b: RecoveryTime | null): RecoveryTime | null {
  if (a === null || b === null) return null;
  return { min: Math.max(a.min, b.min), likely: Math.max(a.likely, b.likely), max: Math.max(a.max, b.max) };
}
