import type { Fleet } from "../../model/topology";
import { capacityRatio, survivorsOf } from "../capacity/survivors";
import type { Objective } from "../declared";
import type { Survival } from "../cut-sets/survives";
import { type DrillContext, targetGroupsOf } from "../drill-context";
import type { Reason } from "../drill-report";
import { assumed, distinctReasons } from "../reasons";
import type { FailureSet } from "../reachability/failure-set";
import { AT_ONCE, type Clock, sideBySide } from "../recovery/clock";
import { detectionOf } from "../recovery/detection";
import { dataLossOfPrimary, failoverOf } from "../recovery/failover";
import { nodeWithdrawal } from "../recovery/node-withdrawal";
import { replacementOf } from "../recovery/replacement";
import { expectedFailures } from "./expected-failures";
import { balancersHit, databasesHit, servicesLost } from "./hit";
import { judge, type Judgement, type Outcome } from "./judge";
import { isTainted } from "./taints";

export interface Assessment extends Judgement {
  readonly survival: Survival;
  readonly ratios: Readonly<Record<string, number | null>>;
  readonly service: Clock;
  readonly redundancy: Clock;
  readonly dataLossSeconds: number | null;
  readonly because: readonly Reason[];
}

/** What comes of losing these things at once. */
export function assess(
  context: DrillContext,
  lost: FailureSet,
  objective: Objective | undefined,
): Assessment {
  const survival = context.survives(context.topology, lost);
  const fleets = requestFleets(context).map((fleet) => assessFleet(context, fleet, lost));
  const databases = databasesHit(context, lost);
  const losses = databases.map(dataLossOfPrimary);
  const impaired = servicesLost(context, lost);
  const service = sideBySide([
    AT_ONCE,
    ...fleets.flatMap(({ detection }) => detection),
    ...balancersHit(context, lost).map((balancer) => nodeWithdrawal(balancer, context.declared)),
    ...databases.map((database) => failoverOf(database, context.declared)),
  ]);
  const redundancy = sideBySide([AT_ONCE, ...fleets.flatMap(({ replacement }) => replacement)]);
  const outcome: Outcome = {
    survival: survival.verdict,
    ratios: fleets.map(({ ratio }) => ratio),
    service,
    redundancy,
    dataLoss: {
      seconds: losses.some(({ seconds }) => seconds === null)
        ? null
        : Math.max(0, ...losses.map(({ seconds }) => seconds ?? 0)),
      isUnbounded: losses.some(({ isUnbounded }) => isUnbounded),
    },
    isImpaired: impaired.length > 0,
    isTainted: isTainted(context, survival),
  };
  const healed = survival.verdict === "cut" ? heals(context, lost, outcome) : undefined;
  const judged = healed ?? outcome;
  return {
    ...judge(judged, objective),
    survival,
    ratios: Object.fromEntries(fleets.map(({ fleet, ratio }) => [fleet.address, ratio])),
    service: judged.service,
    redundancy,
    dataLossSeconds: outcome.dataLoss.seconds,
    because: distinctReasons([
      ...survival.because,
      ...impaired,
      ...fleets.flatMap(({ because }) => because),
      ...judged.service.because,
      ...redundancy.because,
      ...losses.flatMap(({ because }) => because),
      ...standbyReasons(databases.filter(({ multiAz }) => multiAz.known && multiAz.value)),
    ]),
  };
}

/** Fleets that serve requests: they have a target group, or the user declares a rate for them. */
export function requestFleets({ topology, declared }: DrillContext): readonly Fleet[] {
  return topology.fleets.filter(
    ({ address, targetGroups }) =>
      !targetGroups.known || targetGroups.value.length > 0 || declared.fleets[address] !== undefined,
  );
}

interface AssessedFleet {
  readonly fleet: Fleet;
  readonly ratio: number | null;
  readonly detection: readonly Clock[];
  readonly replacement: readonly Clock[];
  readonly because: readonly Reason[];
}

function assessFleet(context: DrillContext, fleet: Fleet, lost: FailureSet): AssessedFleet {
  const survivors = survivorsOf(context, fleet, lost);
  const { ratio, because } = capacityRatio(context, fleet, survivors);
  const none: AssessedFleet = { fleet, ratio, detection: [], replacement: [], because };
  // A way out to the internet that is lost stops no instance, and Auto Scaling has nothing to replace.
  const gone = survivorsOf(
    context,
    fleet,
    lost.filter(({ kind }) => kind !== "nat"),
  );
  const before = survivorsOf(context, fleet, []);
  if (!gone.known || !before.known) return none;
  const count = gone.value.lost - before.value.lost;
  if (count <= 0) return none;
  const targetGroups = targetGroupsOf(context, fleet);
  // One target group that never notices is enough for requests that go on failing.
  const detection = targetGroups.map(detectionOf);
  const cause = lost.some(({ kind }) => kind === "zone") ? "host" : "application";
  const replacement = replacementOf({
    fleet,
    targetGroups,
    declared: context.declared.fleets[fleet.address],
    lost: count,
    wanted: gone.value.total,
    cause,
  });
  const failing = expectedFailures(context.declared, fleet, count / gone.value.total, sideBySide(detection));
  return { fleet, ratio, detection, replacement: [replacement], because: [...because, ...failing] };
}

/**
 * No path, but only for want of instances: Auto Scaling brings them back by itself where a launch is possible, so the
 * service is away for as long as the replacement takes, and no person has to act.
 */
function heals(context: DrillContext, lost: FailureSet, outcome: Outcome): Outcome | undefined {
  const lasting = lost.filter(({ kind }) => kind !== "instance");
  if (context.survives(context.ample, lasting).verdict !== "survives") return undefined;
  const { redundancy, service } = outcome;
  if (redundancy.kind === "never") return undefined;
  return { ...outcome, survival: "survives", service: sideBySide([service, redundancy]), isImpaired: true };
}

function standbyReasons(databases: readonly { readonly address: string }[]): readonly Reason[] {
  return databases.map(({ address }) =>
    assumed(`${address}: until there is a standby again; AWS publishes no time, and it is not judged`),
  );
}
