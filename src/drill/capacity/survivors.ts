import { known, whenTold } from "../../model/told";
import type { Fleet, Told } from "../../model/topology";
import { SOURCES } from "../aws-figures";
import type { DrillContext } from "../drill-context";
import type { Reason } from "../drill-report";
import { declaredBy, read, sourced } from "../reasons";
import type { FailureSet } from "../reachability/failure-set";
import { fleetZones } from "./fleet-zones";

export interface Survivors {
  /** Instances of the minimum fleet. */
  readonly total: number;
  readonly lost: number;
  readonly because: readonly Reason[];
}

/**
 * The worst legal placement of the minimum fleet: Auto Scaling keeps the zones in balance, sizes differ by at most
 * one, and the fullest zones are the ones that are lost. Two zones and three instances: two may be lost at once.
 */
export function survivorsOf(context: DrillContext, fleet: Fleet, lost: FailureSet): Told<Survivors> {
  return whenTold(fleet.minimum, (total) =>
    whenTold(fleetZones(context, fleet, lost), ({ zones, dead, because }) => {
      const base = Math.floor(total / zones.length);
      const inZones = dead.length * base + Math.min(dead.length, total % zones.length);
      const single = lost.filter((loss) => loss.kind === "instance" && loss.fleet === fleet.address).length;
      const gone = Math.min(total, inZones + single);
      // A lost NAT gateway stops no instance.
      const onlyNat = lost.length > 0 && lost.every(({ kind }) => kind === "nat");
      const fate = onlyNat ? "without their way out" : "lost";
      const text = `${total} instances over ${zones.length} zones: at worst ${gone} of them ${fate}`;
      return known({
        total,
        lost: gone,
        because: [
          ...because,
          ...(gone > 0 ? [sourced(text, SOURCES.balance, fleet.address, "min_size")] : []),
        ],
      });
    }),
  );
}

const whole = new WeakMap<DrillContext, Map<string, Told<Survivors>>>();

/** The same with nothing lost, asked for in every failure: what is lost even then serves no requests anyway. */
export function unharmed(context: DrillContext, fleet: Fleet): Told<Survivors> {
  const known = whole.get(context) ?? new Map<string, Told<Survivors>>();
  whole.set(context, known);
  const survivors = known.get(fleet.address) ?? survivorsOf(context, fleet, []);
  known.set(fleet.address, survivors);
  return survivors;
}

export interface CapacityRatio {
  /** Null where it cannot be told. */
  readonly ratio: number | null;
  readonly because: readonly Reason[];
}

/** What the survivors carry, over the declared peak. */
export function capacityRatio(
  { declared }: Pick<DrillContext, "declared">,
  fleet: Fleet,
  survivors: Told<Survivors>,
): CapacityRatio {
  const { address } = fleet;
  if (!survivors.known) return { ratio: null, because: [read(survivors.because, address)] };
  const { total, lost, because } = survivors.value;
  if (total - lost === 0) return { ratio: 0, because };
  const peak = declared.peakRequestsPerSecond;
  const { ratedRequestsPerSecond: rated, requestsPerOutsideRequest: fanOut = 1 } =
    declared.fleets[address] ?? {};
  if (peak === undefined || rated === undefined) {
    const missing =
      peak === undefined ? "peakRequestsPerSecond" : `fleets["${address}"].ratedRequestsPerSecond`;
    return { ratio: null, because: [...because, declaredBy(`${missing} is not declared`, missing)] };
  }
  const ratio = ((total - lost) * rated) / (peak * fanOut);
  const text = `${address}: ${total - lost} survivors at ${rated} requests/s carry ${percent(ratio)} of the peak of ${peak * fanOut} requests/s`;
  return { ratio, because: [...because, declaredBy(text, "ratedRequestsPerSecond")] };
}

/** `111 %`, cut, so that 99.9 % does not read as enough. */
export function percent(ratio: number): string {
  return `${Math.floor(ratio * 100 + 1e-9)} %`;
}
