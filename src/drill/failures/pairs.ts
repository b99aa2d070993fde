import type { DrillContext } from "../drill-context";
import type { Failure, Verdict } from "../drill-report";
import { type FailureSet, lossId } from "../reachability/failure-set";
import { isWorse, worstOf } from "../verdicts";
import { assess } from "./assess";
import { objectiveOf } from "./single-failures";

export interface JudgedPair {
  readonly id: string;
  readonly verdict: Verdict;
  /** Worse than the worse of its two members alone. */
  readonly isWorse: boolean;
}

/** Every two things of one system lost at once. The same thing twice is no pair. */
export function judgePairs(
  context: DrillContext,
  losses: FailureSet,
  singles: ReadonlyMap<string, Pick<Failure, "verdict">>,
): readonly JudgedPair[] {
  const verdictOf = (id: string): Verdict => singles.get(id)?.verdict ?? "holds";
  return losses.flatMap((first, position) =>
    losses.slice(position + 1).map((second) => {
      const pair = [first, second];
      const { verdict } = assess(context, pair, objectiveOf(context, pair));
      const ids = pair.map(lossId);
      return { id: ids.join("+"), verdict, isWorse: isWorse(verdict, worstOf(ids.map(verdictOf))) };
    }),
  );
}
