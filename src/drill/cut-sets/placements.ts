import type { Database, Fleet } from "../../model/topology";
import { byZone, everyChoice, isDeadIn, type Situation, smallest } from "./situation";

/** Subnets in which something still runs. */
export type Placement = readonly string[];

/** More instances than any group has zones: where a minimum is not told, for the best. */
const ENOUGH = 1_000;

/**
 * The worst that Auto Scaling may legally have done with the minimum of a fleet, which it spreads over zones so that
 * their numbers differ by at most one, but over the subnets of a zone as it likes:
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html
 * @param lostInstances of those that then run, whichever hurt most.
 * @returns each set of subnets that may be all that is left; sets that hold another one are left out.
 */
export function fleetPlacements(
  situation: Situation,
  { address, minimum, subnets }: Fleet,
  lostInstances: number,
): readonly Placement[] {
  const running = minimum.known ? minimum.value : situation.mode === "worst" ? 0 : ENOUGH;
  const zones = byZone(situation, subnets);
  const isDead = isDeadIn(situation, { kind: "fleet", address });
  const placements = spreads(running, zones).flatMap((used) =>
    everyChoice(used.map(({ zone }) => zone)).flatMap((chosen) => {
      const alive = used.map(({ count }, position) => (isDead(chosen[position] ?? "") ? 0 : count));
      return withoutInstances(alive, lostInstances).map((left) =>
        chosen.filter((_, position) => (left[position] ?? 0) > 0),
      );
    }),
  );
  return smallest(placements.length === 0 ? [[]] : placements);
}

/**
 * Where the host that serves may be. A Multi-AZ instance has a second one in another zone that takes over:
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html
 * @param lostHosts the first is the primary, a second the standby that took over.
 */
export function databasePlacements(
  situation: Situation,
  { address, multiAz, subnets, zone }: Database,
  lostHosts: number,
): readonly Placement[] {
  const isDead = isDeadIn(situation, { kind: "database", address });
  const hasStandby = multiAz.known ? multiAz.value : situation.mode === "best";
  const zones = byZone(situation, subnets);
  if (!hasStandby) {
    const pinned = zone?.known === true ? zone.value : undefined;
    const own = zones.flat().filter((subnet) => pinned === undefined || mayLieIn(situation, subnet, pinned));
    return smallest(own.map((subnet) => (lostHosts > 0 || isDead(subnet) ? [] : [subnet])));
  }
  const pairs = zones.flatMap((primaries, first) =>
    zones.flatMap((standbys, second) =>
      first === second && zones.length > 1
        ? []
        : primaries.flatMap((primary) => standbys.map((standby) => [primary, standby] as const)),
    ),
  );
  return smallest(
    pairs.map(([primary, standby]) =>
      [primary, standby]
        .slice(lostHosts)
        .filter((subnet) => !isDead(subnet))
        .slice(0, 1),
    ),
  );
}

function mayLieIn({ index, mode }: Situation, subnet: string, zone: string): boolean {
  const own = index.subnets.get(subnet)?.zone;
  return own?.known === true ? own.value === zone : mode === "worst";
}

interface UsedZone {
  readonly zone: readonly string[];
  readonly count: number;
}

/** Every way to spread instances evenly: which zones get the ones that are left over is anybody's guess. */
function spreads(running: number, zones: readonly (readonly string[])[]): readonly (readonly UsedZone[])[] {
  if (zones.length === 0) return [];
  const each = Math.floor(running / zones.length);
  return choices(zones.length, running % zones.length).map((extra) =>
    zones
      .map((zone, position) => ({ zone, count: each + (extra.includes(position) ? 1 : 0) }))
      .filter(({ count }) => count > 0),
  );
}

function choices(of: number, size: number, from = 0): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  const firsts = Array.from({ length: Math.max(0, of - from) }, (_, offset) => from + offset);
  return firsts.flatMap((first) => choices(of, size - 1, first + 1).map((rest) => [first, ...rest]));
}

function withoutInstances(counts: readonly number[], lost: number): readonly (readonly number[])[] {
  if (lost === 0 || counts.every((count) => count === 0)) return [counts];
  return counts.flatMap((count, position) =>
    count === 0 ? [] : withoutInstances(counts.with(position, count - 1), lost - 1),
  );
}
