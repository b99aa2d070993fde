import { compareTexts } from "../../foundation/compare-texts";
import type { Database, Fleet, TargetGroup, Topology } from "../../model/topology";
import { known } from "../../model/told";
import { type DrillContext, drillContext } from "../drill-context";
import type { Failure, Missed, SmallestChange } from "../drill-report";
import type { FailureSet, Loss } from "../reachability/failure-set";
import { assess } from "./assess";

/** A setting that could be another, and the topology that would come of it. */
interface Candidate extends SmallestChange {
  /** How far the new value is from the one in force: the nearest is tried first. */
  readonly distance: number;
  readonly apply: (topology: Topology) => Topology;
}

/**
 * For each missed objective the nearest single setting that meets it: every candidate is put into the topology and
 * the failure is judged again. Of several settings that would do, the one that is changed by the smallest factor.
 */
export function withSmallestChanges(context: DrillContext, loss: Loss, failure: Failure): Failure {
  if (failure.missed.length === 0) return failure;
  const candidates = candidatesOf(context.topology);
  const missed = failure.missed.map((miss) => ({
    ...miss,
    change: nearest(context, [loss], miss, candidates),
  }));
  return { ...failure, missed };
}

function nearest(
  context: DrillContext,
  lost: FailureSet,
  { objective, allowed }: Missed,
  candidates: readonly Candidate[],
): SmallestChange | null {
  for (const { apply, distance: _distance, ...change } of candidates) {
    const changed = drillContext(apply(context.topology), context.declared, context.survives);
    const { missed, verdict } = assess(
      changed,
      lost,
      objective === "capacity" ? {} : { [objective]: allowed },
    );
    if (verdict !== "fails" && !missed.some((miss) => miss.objective === objective)) return change;
  }
  return null;
}

/** Shorter checks and delays, more instances, a standby: what a person would turn first. Nearest first. */
function candidatesOf(topology: Topology): readonly Candidate[] {
  return [
    ...topology.targetGroups.flatMap(targetGroupCandidates),
    ...topology.fleets.flatMap(fleetCandidates),
    ...topology.databases.flatMap(databaseCandidates),
  ].sort((a, b) => a.distance - b.distance || compare(a, b));
}

function compare(a: SmallestChange, b: SmallestChange): number {
  return compareTexts(`${a.address} ${a.attribute}`, `${b.address} ${b.attribute}`);
}

const INTERVALS = [300, 240, 180, 120, 60, 30, 20, 15, 10, 5];
const TIMEOUTS = [120, 60, 30, 10, 5, 2];
const THRESHOLDS = [10, 8, 6, 5, 4, 3, 2];
const DELAYS = [3600, 1800, 900, 600, 300, 120, 60, 30, 0];
const GRACES = [7200, 3600, 1800, 900, 600, 300, 240, 180, 120, 60];

function targetGroupCandidates(group: TargetGroup): readonly Candidate[] {
  const { address, healthCheck, deregistrationDelaySeconds } = group;
  const { intervalSeconds, timeoutSeconds, unhealthyThreshold } = healthCheck;
  const check = (change: Partial<TargetGroup["healthCheck"]>): Candidate["apply"] =>
    replaced("targetGroups", address, { ...group, healthCheck: { ...healthCheck, ...change } });
  return [
    ...lower(address, "health_check.interval", intervalSeconds, INTERVALS, (value) =>
      check({ intervalSeconds: known(value) }),
    ),
    ...lower(address, "health_check.timeout", timeoutSeconds, TIMEOUTS, (value) =>
      check({ timeoutSeconds: known(value) }),
    ),
    ...lower(address, "health_check.unhealthy_threshold", unhealthyThreshold, THRESHOLDS, (value) =>
      check({ unhealthyThreshold: known(value) }),
    ),
    ...lower(address, "deregistration_delay", deregistrationDelaySeconds, DELAYS, (value) =>
      replaced("targetGroups", address, { ...group, deregistrationDelaySeconds: known(value) }),
    ),
  ];
}

function fleetCandidates(fleet: Fleet): readonly Candidate[] {
  const { address, minimum, gracePeriodSeconds, healthCheckType, suspendedProcesses } = fleet;
  const put = (change: Partial<Fleet>): Candidate["apply"] =>
    replaced("fleets", address, { ...fleet, ...change });
  const from = minimum.known ? minimum.value : 0;
  const more = minimum.known
    ? Array.from({ length: Math.min(MOST_MORE, 3 * from + 3) }, (_, step) => from + step + 1)
    : [];
  return [
    ...more.map((value) => ({
      address,
      attribute: "min_size",
      from: String(from),
      to: String(value),
      distance: value / Math.max(1, from),
      apply: put({ minimum: known(value) }),
    })),
    ...lower(address, "health_check_grace_period", gracePeriodSeconds, GRACES, (value) =>
      put({ gracePeriodSeconds: known(value) }),
    ),
    ...(healthCheckType.known && healthCheckType.value !== "ELB"
      ? [
          choice(
            address,
            "health_check_type",
            healthCheckType.value,
            "ELB",
            put({ healthCheckType: known("ELB") }),
          ),
        ]
      : []),
    ...(suspendedProcesses.known && suspendedProcesses.value.length > 0
      ? [
          choice(
            address,
            "suspended_processes",
            suspendedProcesses.value.join(", "),
            "none",
            put({ suspendedProcesses: known([]) }),
          ),
        ]
      : []),
  ];
}

/** Enough to find the number in reasonable fleets, and bounded for every input. */
const MOST_MORE = 60;

function databaseCandidates(database: Database): readonly Candidate[] {
  const { address, multiAz } = database;
  if (!multiAz.known || multiAz.value) return [];
  const apply = replaced("databases", address, { ...database, multiAz: known(true) });
  return [choice(address, "multi_az", "false", "true", apply)];
}

function lower(
  address: string,
  attribute: string,
  told: { readonly known: boolean; readonly value?: number },
  values: readonly number[],
  put: (value: number) => Candidate["apply"],
): readonly Candidate[] {
  const from = told.value;
  if (from === undefined) return [];
  return values
    .filter((value) => value < from)
    .map((value) => ({
      address,
      attribute,
      from: String(from),
      to: String(value),
      distance: from / Math.max(1, value),
      apply: put(value),
    }));
}

/** A switch is turned once, whatever else could be: as near as doubling a number. */
function choice(
  address: string,
  attribute: string,
  from: string,
  to: string,
  apply: Candidate["apply"],
): Candidate {
  return { address, attribute, from, to, distance: 2, apply };
}

function replaced<Key extends "targetGroups" | "fleets" | "databases">(
  key: Key,
  address: string,
  element: Topology[Key][number],
): Candidate["apply"] {
  return (topology) => ({
    ...topology,
    [key]: topology[key].map((other) => (other.address === address ? element : other)),
  });
}
