import type { DisruptionKind } from "../declared";
import type { DrillContext } from "../drill-context";
import type { Failure } from "../drill-report";
import { type FailureSet, type Loss, lossId } from "../reachability/failure-set";
import { secondsOf } from "../recovery/clock";
import { type Assessment, assess } from "./assess";
import { withSmallestChanges } from "./smallest-change";

/** Every single thing lost, one after the other. */
export function singleFailures(context: DrillContext, losses: FailureSet): readonly Failure[] {
  return losses.map((loss) => {
    const assessment = assess(context, [loss], objectiveOf(context, [loss]));
    return withSmallestChanges(context, loss, toFailure(loss, assessment));
  });
}

/** A zone's objectives where a zone is among what is lost. */
function disruptionOf(lost: FailureSet): DisruptionKind {
  return lost.some(({ kind }) => kind === "zone") ? "zone" : "infrastructure";
}

export function objectiveOf({ declared }: DrillContext, lost: FailureSet) {
  return declared.objectives[disruptionOf(lost)];
}

function toFailure(loss: Loss, assessment: Assessment): Failure {
  const { verdict, missed, ratios, service, redundancy, dataLossSeconds, survival, because } = assessment;
  return {
    id: lossId(loss),
    kind: loss.kind,
    target: targetOf(loss),
    verdict,
    remainingCapacityRatio: ratios,
    serviceRecoverySeconds: verdict === "fails" ? null : secondsOf(service),
    redundancyRecoverySeconds: secondsOf(redundancy),
    dataLossSeconds,
    path: survival.path,
    because: because(),
    missed,
    inherent: null,
  };
}

function targetOf(loss: Loss): string {
  return lossId(loss).slice(loss.kind.length + 1);
}
