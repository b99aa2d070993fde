import type { Balancer, Fleet } from "../../model/topology";
import { capacityRatio, survivorsOf, unharmed } from "../capacity/survivors";
import { type DrillContext, targetGroupsOf } from "../drill-context";
import type { Reason } from "../drill-report";
import { type FailureSet, type Loss, lossId } from "../reachability/failure-set";
import { type Clock, sideBySide } from "../recovery/clock";
import { detectionOf } from "../recovery/detection";
import { replacementOf } from "../recovery/replacement";
import { expectedFailures } from "./expected-failures";

/** What a loss means for one fleet. */
export interface AssessedFleet {
  readonly fleet: Fleet;
  readonly ratio: number | null;
  readonly detection: readonly Clock[];
  readonly replacement: readonly Clock[];
  readonly because: readonly Reason[];
}

const assessed = new WeakMap<DrillContext, Map<string, AssessedFleet>>();

/** The same answer for every failure that takes the same things from this fleet: most pairs take nothing new. */
export function assessFleet(context: DrillContext, fleet: Fleet, lost: FailureSet): AssessedFleet {
  const own = lost.filter((loss) => concerns(context, fleet, loss));
  const key = [fleet.address, ...own.map(lossId)].join("\n");
  const known = assessed.get(context) ?? new Map<string, AssessedFleet>();
  assessed.set(context, known);
  const made = known.get(key) ?? assessOwn(context, fleet, own);
  known.set(key, made);
  return made;
}

/** Left out is only what surely takes nothing from a fleet: a database, an endpoint, what belongs to others. */
function concerns(context: DrillContext, fleet: Fleet, loss: Loss): boolean {
  switch (loss.kind) {
    case "zone":
    case "nat":
      return true;
    case "instance":
      return loss.fleet === fleet.address;
    case "balancer-node":
      return balancersOf(context, fleet).some(({ address }) => address === loss.balancer);
    case "subnet": {
      const places = [fleet, ...balancersOf(context, fleet)];
      return places.some(({ subnets }) => !subnets.known || subnets.value.includes(loss.subnet));
    }
    case "endpoint":
    case "database-primary":
      return false;
  }
}

function balancersOf(context: DrillContext, fleet: Fleet): readonly Balancer[] {
  return targetGroupsOf(context, fleet).flatMap(({ address }) => context.balancersOf.get(address) ?? []);
}

function assessOwn(context: DrillContext, fleet: Fleet, lost: FailureSet): AssessedFleet {
  const survivors = survivorsOf(context, fleet, lost);
  const { ratio, because } = capacityRatio(context, fleet, survivors);
  const none: AssessedFleet = { fleet, ratio, detection: [], replacement: [], because };
  // A way out to the internet that is lost stops no instance, and Auto Scaling has nothing to replace.
  const stopping = lost.filter(({ kind }) => kind !== "nat");
  const gone = stopping.length === lost.length ? survivors : survivorsOf(context, fleet, stopping);
  const before = unharmed(context, fleet);
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
