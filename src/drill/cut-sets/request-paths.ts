import type { Topology } from "../../model/topology";
import type { Reason } from "../drill-report";
import { indexOf, type NetworkIndex } from "../reachability/network-index";
import { INTERNET, type Place, THE_INTERNET } from "../reachability/place";
import { check } from "../reachability/verdict";
import { linkOfPlaces } from "./links";
import { type Requirements, requirementsOf } from "./requirements";

/** One chain that a request takes: internet, balancer, fleet, balancer, fleet, database. */
export interface RequestPath {
  readonly hops: readonly string[];
  /** Why each hop follows the one before. */
  readonly because: readonly Reason[];
  /** False where a hop of it is blocked or cannot be told. */
  readonly certain: boolean;
}

/** Something inside that no fleet is let through to, with the nearest way. */
export interface Unreached {
  readonly address: string;
  readonly because: readonly Reason[];
}

export interface RequestPaths {
  readonly paths: readonly RequestPath[];
  readonly unreached: readonly Unreached[];
}

/** The ways of requests, derived from listeners, registrations and what lets whom through. */
export function requestPaths(topology: Topology): RequestPaths {
  const index = indexOf(topology);
  const requirements = requirementsOf(index);
  const walk = new Walk(index, requirements);
  return {
    paths: requirements.entries.flatMap((entry) => walk.fromEntry(entry)),
    unreached: requirements.unreached.map(({ place, reach }) => ({
      address: place.address,
      because: reach.because,
    })),
  };
}

class Walk {
  constructor(
    private readonly index: NetworkIndex,
    private readonly requirements: Requirements,
  ) {}

  fromEntry(entry: Place): readonly RequestPath[] {
    const services = (this.requirements.branches.get(entry.address) ?? []).map(({ service }) => service);
    const links = services.map((service) => linkOfPlaces(this.index, THE_INTERNET, entry, service));
    const shut = links.filter(({ verdict }) => verdict !== "reachable").flatMap(({ because }) => because);
    const certain = links.length > 0 && shut.length === 0;
    const reason = check("yes", "it faces the internet", entry.address, "internal").reason;
    const start = {
      hops: [INTERNET, entry.address],
      because: certain ? [reason] : [reason, ...shut],
      certain,
    };
    return this.fromBalancer(start, entry);
  }

  private fromBalancer(path: RequestPath, balancer: Place): readonly RequestPath[] {
    const paths = (this.requirements.branches.get(balancer.address) ?? []).flatMap((branch) =>
      branch.targets.flatMap(({ fleet, certain, services }) => {
        const links = services.map((service) => linkOfPlaces(this.index, balancer, fleet, service));
        const shut = links.filter(({ verdict }) => verdict !== "reachable").flatMap(({ because }) => because);
        const group = branch.group.known ? branch.group.value : fleet.address;
        const text = certain
          ? "it is registered with the target group"
          : "whether it is registered is not told";
        const reason = check("yes", text, group).reason;
        const isSure = certain && branch.group.known && shut.length === 0;
        return this.fromFleet(further(path, fleet, [reason, ...shut], isSure), fleet);
      }),
    );
    return paths.length === 0 ? [path] : distinct(paths);
  }

  private fromFleet(path: RequestPath, fleet: Place): readonly RequestPath[] {
    const needs = this.requirements.needs.get(fleet.address) ?? [];
    if (needs.length === 0) return [path];
    return needs.flatMap(({ place, certain }) => {
      const text = certain
        ? "inferred to be used: the fleet is let through to it"
        : "may be used: whether the fleet is let through to it cannot be told";
      const next = further(path, place, [check("yes", text, place.address).reason], certain);
      return place.kind === "balancer" ? this.fromBalancer(next, place) : [next];
    });
  }
}

function further(
  path: RequestPath,
  { address }: Place,
  because: readonly Reason[],
  certain: boolean,
): RequestPath {
  return {
    hops: [...path.hops, address],
    because: [...path.because, ...because],
    certain: path.certain && certain,
  };
}

/** Two listeners that hand to the same fleet make one chain. */
function distinct(paths: readonly RequestPath[]): readonly RequestPath[] {
  return [...new Map(paths.map((path) => [path.hops.join("\n"), path])).values()];
}
