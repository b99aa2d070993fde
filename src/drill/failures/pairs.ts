import type { CutSets } from "../cut-sets/cut-sets";
import type { Survival } from "../cut-sets/survives";
import type { DrillContext } from "../drill-context";
import type { Failure, Verdict } from "../drill-report";
import { type FailureSet, type Loss, lossId } from "../reachability/failure-set";
import { isWorse, worstOf } from "../verdicts";
import { assess } from "./assess";
import { objectiveOf } from "./single-failures";

export interface JudgedPair {
  readonly id: string;
  readonly verdict: Verdict;
  /** Worse than the worse of its two members alone. */
  readonly isWorse: boolean;
}

/**
 * Every two things of one system lost at once. Whether requests find a way follows from the minimal cut sets, which
 * have been looked for already; capacity and times are judged anew. The same thing twice is no pair.
 */
export function judgePairs(
  context: DrillContext,
  losses: FailureSet,
  singles: ReadonlyMap<string, Pick<Failure, "verdict">>,
  cutSets: CutSets,
): readonly JudgedPair[] {
  const verdictOf = (id: string): Verdict => singles.get(id)?.verdict ?? "holds";
  const survivalOf = survivalByCutSets(cutSets);
  return losses.flatMap((first, position) =>
    losses.slice(position + 1).map((second) => {
      const pair = [first, second];
      const ids = pair.map(lossId);
      const worse = worstOf(ids.map(verdictOf));
      if (areApart(context, first, second)) return { id: ids.join("+"), verdict: worse, isWorse: false };
      const { verdict } = assess(context, pair, objectiveOf(context, pair), survivalOf(ids));
      return { id: ids.join("+"), verdict, isWorse: isWorse(verdict, worse) };
    }),
  );
}

/**
 * One interface of an endpoint takes no request and no instance: only what takes its other interfaces adds to it, and
 * what takes this one along takes it anyway.
 */
function areApart(context: DrillContext, first: Loss, second: Loss): boolean {
  const [one, other] = first.kind === "endpoint" ? [first, second] : [second, first];
  if (one.kind !== "endpoint") return false;
  switch (other.kind) {
    case "zone":
      return other.zone === one.zone;
    case "subnet": {
      const { subnets } = context.endpoints.get(one.endpoint) ?? {};
      if (subnets?.known === true && !subnets.value.includes(other.subnet)) return true;
      const zone = context.subnets.get(other.subnet)?.zone;
      return zone?.known === true && zone.value === one.zone;
    }
    case "endpoint":
      return other.endpoint !== one.endpoint;
    case "instance":
    case "balancer-node":
    case "nat":
    case "database-primary":
      return true;
  }
}

/** A pair cuts the path when it holds a set that does. */
function survivalByCutSets({ cutSets, undecided }: CutSets): (ids: readonly string[]) => Survival {
  const keys = (sets: CutSets["cutSets"]) =>
    new Set(sets.map(({ members }) => [...members].sort().join("\n")));
  const [cut, open] = [keys(cutSets), keys(undecided)];
  const holds = (sets: ReadonlySet<string>, ids: readonly string[]): boolean =>
    sets.has("") || ids.some((id) => sets.has(id)) || sets.has([...ids].sort().join("\n"));
  return (ids) => ({
    verdict: holds(cut, ids) ? "cut" : holds(open, ids) ? "cannot tell" : "survives",
    path: [],
    because: [],
  });
}
