import { SURVIVOR_LIMIT_PERCENT, zoneLossFactor } from "../../config/static-stability";
import { allTold } from "../../model/told";
import type { Fleet } from "../../model/topology";
import type { DrillContext } from "../drill-context";
import type { FleetCapacity, Reason } from "../drill-report";
import { declaredBy, distinctReasons, read } from "../reasons";
import { fleetZones } from "./fleet-zones";
import { capacityRatio, survivorsOf } from "./survivors";

/** Each fleet as it stands when its worst zone is lost. */
export function capacityOf(context: DrillContext): readonly FleetCapacity[] {
  return context.topology.fleets.map((fleet) => capacityOfFleet(context, fleet));
}

function capacityOfFleet(context: DrillContext, fleet: Fleet): FleetCapacity {
  const minimum = fleet.minimum.known ? fleet.minimum.value : null;
  const zones = fleetZones(context, fleet, []);
  if (!zones.known) {
    const nothing = {
      zones: null,
      survivors: null,
      remainingCapacityRatio: null,
      staticStabilityRatio: null,
    };
    return { fleet: fleet.address, minimum, ...nothing, because: [read(zones.because, fleet.address)] };
  }
  const worst = zones.value.zones
    .map((zone) => survivorsOf(context, fleet, [{ kind: "zone", zone }]))
    .sort((a, b) => lostOf(b) - lostOf(a))[0];
  const { ratio, because } =
    worst === undefined ? { ratio: null, because: [] } : capacityRatio(context, fleet, worst);
  const stability = staticStability(context, fleet, zones.value.zones.length);
  return {
    fleet: fleet.address,
    minimum,
    zones: zones.value.zones.length - zones.value.dead.length,
    survivors: worst?.known === true ? worst.value.total - worst.value.lost : null,
    remainingCapacityRatio: ratio,
    staticStabilityRatio: stability.ratio,
    because: distinctReasons([...zones.value.because, ...because, ...stability.because]),
  };
}

/** What is not told counts as all. */
function lostOf(survivors: ReturnType<typeof survivorsOf>): number {
  return survivors.known ? survivors.value.lost : Infinity;
}

interface Stability {
  readonly ratio: number | null;
  readonly because: readonly Reason[];
}

/** The limit over the use of the survivors, by the tightest of the policies that hold a target. */
function staticStability({ declared }: DrillContext, fleet: Fleet, zones: number): Stability {
  const sizes = allTold([fleet.minimum, mostOf(fleet)]);
  if (!sizes.known) return { ratio: null, because: [read(sizes.because, fleet.address)] };
  const [minimum = 0, maximum = 0] = sizes.value;
  const factor = zoneLossGrowth(minimum, maximum, zones);
  const rated = declared.fleets[fleet.address]?.ratedRequestsPerSecond;
  const uses: number[] = [];
  const because: Reason[] = [];
  for (const { kind, address, metric, target, enabled } of fleet.policies) {
    if (kind !== "target-tracking" || (enabled.known && !enabled.value)) continue;
    const told = allTold<string | number>([metric, target]);
    if (!told.known) return { ratio: null, because: [read(told.because, address)] };
    if (!metric.known || !target.known) continue;
    const use = useAt(metric.value, target.value, rated);
    if (use === null) {
      because.push(
        declaredBy(
          `${address}: how much of an instance its target is, is not declared`,
          "ratedRequestsPerSecond",
        ),
      );
    } else {
      uses.push(use);
      because.push(
        read(
          `target ${target.value} of ${metric.value}, times ${factor.toFixed(2)} when the fullest of ${zones} zones is lost`,
          address,
          "target_value",
        ),
      );
    }
  }
  // Scaling out follows whichever policy asks first: the lowest use is the one that is held.
  if (uses.length === 0) {
    const text = "no policy holds a target whose share of an instance is known";
    return { ratio: null, because: [...because, read(text, fleet.address, "aws_autoscaling_policy")] };
  }
  return { ratio: SURVIVOR_LIMIT_PERCENT / 100 / (Math.min(...uses) * factor), because };
}

/** The worst sizes are the smallest ones: where the largest cannot be told, the growth is found below the maximum. */
export function mostOf({ maximum, largest }: Fleet): Fleet["maximum"] {
  return largest.known ? largest : maximum;
}

/** By how much each survivor's load grows when the fullest zone is lost, at the worst size of a fleet. */
export function zoneLossGrowth(minimum: number, maximum: number, zones: number): number {
  // The worst size is among the first: every further round over the zones is closer to zones / (zones - 1).
  return zoneLossFactor({ minimum, maximum: Math.min(maximum, minimum + zones) }, zones);
}

/** The share of an instance that a target stands for; null where only the user could tell. */
export function useAt(
  metric: string,
  target: number,
  ratedRequestsPerSecond: number | undefined,
): number | null {
  if (metric === "ASGAverageCPUUtilization") return target / 100;
  if (metric === "ALBRequestCountPerTarget" && ratedRequestsPerSecond !== undefined) {
    return target / 60 / ratedRequestsPerSecond;
  }
  return null;
}
