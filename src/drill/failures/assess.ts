import type { Database, Fleet } from "../../model/topology";
import { SOURCES } from "../aws-figures";
import type { Objective } from "../declared";
import type { Survival } from "../cut-sets/survives";
import type { DrillContext } from "../drill-context";
import type { Reason } from "../drill-report";
import { distinctReasons, sourced } from "../reasons";
import type { FailureSet } from "../reachability/failure-set";
import { AT_ONCE, type Clock, sideBySide } from "../recovery/clock";
import { dataLossOfPrimary, failoverOf } from "../recovery/failover";
import { nodeWithdrawal } from "../recovery/node-withdrawal";
import { assessFleet } from "./assess-fleet";
import { balancersHit, databasesHit, servicesLost } from "./hit";
import { judge, type Judgement, type Outcome } from "./judge";
import { replicasLostWith } from "./replicas";
import { isTainted } from "./taints";

export interface Assessment extends Judgement {
  readonly survival: Survival;
  readonly ratios: Readonly<Record<string, number | null>>;
  readonly service: Clock;
  readonly redundancy: Clock;
  readonly dataLossSeconds: number | null;
  /** Put together when it is asked for: of most pairs nobody asks. */
  readonly because: () => readonly Reason[];
}

/** What comes of losing these things at once. @param survival where it is known already */
export function assess(
  context: DrillContext,
  lost: FailureSet,
  objective: Objective | undefined,
  survival: Survival = context.survives(context.topology, lost),
): Assessment {
  const fleets = requestFleets(context).map((fleet) => assessFleet(context, fleet, lost));
  const databases = databasesHit(context, lost);
  const losses = databases.map(dataLossOfPrimary);
  const impaired = servicesLost(context, lost);
  const replicas = replicasLostWith(context, lost);
  const service = sideBySide([
    AT_ONCE,
    ...fleets.flatMap(({ detection }) => detection),
    ...balancersHit(context, lost).map((balancer) => nodeWithdrawal(balancer, context.declared)),
    ...databases.map((database) => failoverOf(database, context.declared)),
  ]);
  const replacements = [
    ...fleets.flatMap(({ replacement }) => replacement),
    ...databases.filter(({ multiAz }) => multiAz.known && multiAz.value).map(nextStandby),
  ];
  const redundancy = replacements.length === 0 ? AT_ONCE : sideBySide(replacements);
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
    isTainted: isTainted(context, survival) || replicas.mayBeMissed,
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
    because: () =>
      distinctReasons([
        ...survival.because,
        ...impaired,
        ...fleets.flatMap(({ because }) => because),
        ...judged.service.because,
        ...redundancy.because,
        ...losses.flatMap(({ because }) => because),
        ...replicas.because,
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

/** After a failover RDS makes a new standby; until then a second loss is a loss of the database. */
function nextStandby({ address }: Database): Clock {
  const text = "until there is a standby again, for which AWS publishes no time: not judged";
  return { kind: "unpublished", because: [sourced(text, SOURCES.failover, address, "multi_az")] };
}
