import type { Told } from "../../model/topology";
import type { Reason } from "../drill-report";
import { THE_INTERNET, type Place } from "../reachability/place";
import { spotsOf } from "../reachability/reach";
import type { Service } from "../reachability/services";
import { type Spot, UNTOLD_SUBNET } from "../reachability/spots";
import { check, type Reach, type Truth } from "../reachability/verdict";
import { linkBetween } from "./links";
import type { Branch, Need, Requirements, Target } from "./requirements";
import { isDeadIn, isTaken, type Situation } from "./situation";
import type { Placement } from "./placements";

/** Whether a request is served from here on, how far it gets, and why no further. */
export interface Served {
  readonly ok: boolean;
  /** `address@subnet` of what it passes. */
  readonly path: readonly string[];
  /** Of what does not hold. */
  readonly because: readonly Reason[];
}

/** Follows requests through one placement of everything that runs. */
export class Server {
  private readonly served = new Map<string, Served>();

  constructor(
    private readonly situation: Situation,
    private readonly requirements: Requirements,
    /** What runs where, by address of the fleet or database. */
    private readonly placements: ReadonlyMap<string, Placement>,
  ) {}

  /** From the internet to a balancer that faces it. */
  entry(balancer: Place): Served {
    const served = this.toBalancer({ place: THE_INTERNET, subnet: UNTOLD_SUBNET }, balancer, () => true);
    return { ...served, path: [THE_INTERNET.address, ...served.path] };
  }

  private toBalancer(from: Spot, balancer: Place, isMeant: (service: Service) => boolean): Served {
    const branches = this.requirements.branches.get(balancer.address) ?? [];
    const meant = branches.filter(({ service }) => isMeant(service));
    if (meant.length === 0) return broken("no", "it forwards to no target group", balancer.address);
    const isDead = isDeadIn(this.situation, balancer);
    const nodes = spotsOf(this.situation.index, balancer).filter(({ subnet }) => !isDead(subnet));
    if (nodes.length === 0) return broken("no", "none of its nodes is left", balancer.address);
    return every(meant, (branch) =>
      some(nodes, (node) => this.over(from, node, [branch.service], () => this.branch(node, branch))),
    );
  }

  private branch(node: Spot, branch: Branch): Served {
    const { group, targets } = branch;
    if (!group.known) return this.taken("unknown", group.because, branch.listener);
    if (targets.length === 0) return broken("no", "no fleet is registered with it", group.value);
    const spots = targets.flatMap((target) => this.targetSpots(target).map((spot) => ({ target, spot })));
    if (spots.length === 0)
      return broken("no", "none of its instances is sure to be left", targets[0]?.fleet.address);
    return some(spots, ({ target, spot }) => this.target(node, branch, target, spot));
  }

  private targetSpots({ fleet }: Target): readonly Spot[] {
    return (this.placements.get(fleet.address) ?? []).map((subnet) => ({ place: fleet, subnet }));
  }

  private target(
    node: Spot,
    { crossZone, group }: Branch,
    { certain, services }: Target,
    spot: Spot,
  ): Served {
    const address = group.known ? group.value : spot.place.address;
    const handed = this.taken(
      this.handsOver(node, spot, crossZone),
      "it hands nothing to another zone",
      address,
    );
    if (!handed.ok) return handed;
    const registered = this.taken(
      certain ? "yes" : "unknown",
      "whether it is registered is not told",
      spot.place.address,
    );
    if (!registered.ok) return registered;
    return this.over(node, spot, services, () => this.instance(spot));
  }

  private handsOver({ subnet: a }: Spot, { subnet: b }: Spot, crossZone: Told<boolean>): Truth {
    if (crossZone.known && crossZone.value) return "yes";
    if (a === b && a !== UNTOLD_SUBNET) return "yes";
    const { subnets } = this.situation.index;
    const [first, second] = [subnets.get(a)?.zone, subnets.get(b)?.zone];
    if (first?.known !== true || second?.known !== true) return "unknown";
    if (first.value === second.value) return "yes";
    return crossZone.known ? "no" : "unknown";
  }

  /** An instance serves when everything serves that its fleet calls. */
  private instance(spot: Spot): Served {
    const key = `${spot.place.address}@${spot.subnet}`;
    const known = this.served.get(key);
    if (known !== undefined) return known;
    const needs = this.requirements.needs.get(spot.place.address) ?? [];
    const served = every(needs, (need) => this.need(spot, need));
    this.served.set(key, served);
    return served;
  }

  private need(from: Spot, { place, services, certain }: Need): Served {
    // For the best, what may not be called at all is not needed.
    if (!certain && this.situation.mode === "best") return SERVED;
    if (place.kind === "balancer")
      return this.toBalancer(from, place, ({ protocol, port }) =>
        services.some((service) => service.protocol === protocol && samePort(service, port)),
      );
    const hosts = (this.placements.get(place.address) ?? []).map((subnet): Spot => ({ place, subnet }));
    if (hosts.length === 0) return broken("no", "none of its hosts is sure to be left", place.address);
    return some(hosts, (host) => this.over(from, host, services, () => SERVED));
  }

  private over(from: Spot, to: Spot, services: readonly Service[], next: () => Served): Served {
    for (const service of services) {
      const link = linkBetween(this.situation.index, from, to, service);
      if (!isTaken(this.situation, truthOf(link))) return { ok: false, path: [], because: link.because };
    }
    const served = next();
    return { ...served, path: [nameOf(to), ...served.path] };
  }

  private taken(truth: Truth, text: string, address: string): Served {
    return isTaken(this.situation, truth) ? SERVED : broken(truth, text, address);
  }
}

const SERVED: Served = { ok: true, path: [], because: [] };

function broken(truth: Truth, text: string, address?: string): Served {
  return { ok: false, path: [], because: [check(truth, text, address).reason] };
}

function nameOf({ place, subnet }: Spot): string {
  return subnet === UNTOLD_SUBNET ? place.address : `${place.address}@${subnet}`;
}

function samePort({ port }: Service, other: Service["port"]): boolean {
  return !port.known || !other.known || port.value === other.value;
}

function truthOf({ verdict }: Reach): Truth {
  return verdict === "reachable" ? "yes" : verdict === "blocked" ? "no" : "unknown";
}

/** One is enough: the first that serves, or the one that gets furthest. None is asked after the answer is clear. */
function some<T>(choices: readonly T[], follow: (choice: T) => Served): Served {
  let furthest: Served | undefined;
  for (const choice of choices) {
    const way = follow(choice);
    if (way.ok) return way;
    if (furthest === undefined || way.path.length > furthest.path.length) furthest = way;
  }
  return furthest ?? SERVED;
}

/** All have to: their ways one after the other, or the first that does not hold. */
function every<T>(parts: readonly T[], follow: (part: T) => Served): Served {
  const path: string[] = [];
  for (const part of parts) {
    const way = follow(part);
    if (!way.ok) return way;
    path.push(...way.path);
  }
  return { ok: true, path, because: [] };
}
