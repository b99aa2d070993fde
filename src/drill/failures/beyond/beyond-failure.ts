import type { Objective } from "../../declared";
import type { Failure, Reason, Verdict } from "../../drill-report";
import { AT_ONCE, type Clock, secondsOf } from "../../recovery/clock";
import type { DataLoss } from "../../recovery/failover";
import { judge } from "../judge";

/** What is said of a failure that is not a box; the rest is nothing lost, at once, without a path of its own. */
export interface Beyond {
  readonly kind: string;
  readonly target: string;
  readonly verdict: Verdict;
  readonly because: readonly Reason[];
  readonly dataLossSeconds?: number | null;
  readonly remainingCapacityRatio?: Failure["remainingCapacityRatio"];
  readonly inherent?: string;
}

export function beyondFailure(beyond: Beyond): Failure {
  const { kind, target, verdict, because } = beyond;
  const { dataLossSeconds = 0, remainingCapacityRatio = {}, inherent = null } = beyond;
  return {
    id: `${kind}:${target}`,
    kind,
    target,
    verdict,
    remainingCapacityRatio,
    serviceRecoverySeconds: null,
    redundancyRecoverySeconds: null,
    dataLossSeconds,
    path: [],
    because,
    missed: [],
    inherent,
  };
}

/** One that takes the service away for a time and is judged by the objectives of its kind. */
export function timedFailure(
  beyond: Omit<Beyond, "verdict" | "dataLossSeconds">,
  service: Clock,
  loss: Pick<DataLoss, "seconds" | "isUnbounded">,
  objective: Objective | undefined,
): Failure {
  const { verdict, missed } = judge(
    {
      survival: "survives",
      ratios: [],
      service,
      redundancy: AT_ONCE,
      dataLoss: loss,
      isImpaired: false,
      isTainted: false,
    },
    objective,
  );
  return {
    ...beyondFailure({
      ...beyond,
      verdict: loss.isUnbounded ? "fails" : verdict,
      dataLossSeconds: loss.seconds,
    }),
    serviceRecoverySeconds: secondsOf(service),
    missed,
  };
}
