import type { FailureSet } from "../../../src/drill/reachability/failure-set";
import type { Told, Topology } from "../../../src/model/topology";
import { type At, Oracle } from "../reachability/oracle";
import type { Bound } from "../reachability/oracle-rules";

/** Where each single thing that runs has been put: an instance, a database's host. */
type Running = readonly At[];

/**
 * Whether requests are answered, by putting every instance and every host of a database everywhere it may be, losing
 * them in every order, and following a request from there.
 */
export class CutOracle {
  private readonly packets: Oracle;
  private readonly tried = new Map<string, boolean>();
  private readonly runs = new Map<string, readonly Running[]>();

  constructor(private readonly t: Topology) {
    this.packets = new Oracle(t);
  }

  verdict(failures: FailureSet): string {
    const { balancers, fleets, databases } = this.t;
    const entries = balancers.filter(({ internal }) => !(internal.known && internal.value));
    if (entries.length === 0) return "cannot tell";
    const inner = [...balancers.filter((balancer) => !entries.includes(balancer)), ...databases];
    const holds = (bound: Bound) =>
      inner.every(
        ({ address }) =>
          fleets.length === 0 || fleets.some((fleet) => this.calls(fleet.address, address, bound)),
      ) &&
      entries.every(({ address }) =>
        this.everywhere(failures, bound, (running) =>
          this.balancer({ place: "internet", subnet: "" }, address, running, failures, bound),
        ),
      );
    // A call that may not be one at all can only spoil the worst case; that it is needed is its own question.
    if (holds("worst")) return "survives";
    return holds("best") ? "cannot tell" : "cut";
  }

  private everywhere(failures: FailureSet, bound: Bound, test: (running: Running) => boolean): boolean {
    const parts = [
      ...this.t.fleets.map(({ address }) => this.fleet(address, failures, bound)),
      ...this.t.databases.map(({ address }) => this.database(address, failures, bound)),
    ];
    const walk = (position: number, running: Running): boolean => {
      const part = parts[position];
      return part === undefined
        ? test(running)
        : part.every((more) => walk(position + 1, [...running, ...more]));
    };
    return walk(0, []);
  }

  private fleet(place: string, failures: FailureSet, bound: Bound): readonly Running[] {
    const fleet = this.t.fleets.find(({ address }) => address === place);
    if (!fleet) return [];
    const subnets = fleet.subnets.known ? fleet.subnets.value : [""];
    const lost = failures.filter((loss) => loss.kind === "instance" && loss.fleet === place).length;
    const minimum = fleet.minimum.known
      ? fleet.minimum.value
      : bound === "best"
        ? 2 * subnets.length + lost
        : 0;
    const zones = subnets.map((subnet) => this.zone(subnet, subnets, bound));
    return this.remember(`${place} ${lost} ${bound} ${this.dead(place, subnets, failures, bound)}`, () =>
      assignments(subnets.length, minimum)
        .filter((spread) =>
          isEven(
            spread.map((position) => zones[position] ?? ""),
            [...new Set(zones)],
          ),
        )
        .map((spread) =>
          spread
            .map((position) => ({ place, subnet: subnets[position] ?? "" }))
            .filter((at) => this.packetsAlive(at, failures, bound)),
        )
        .flatMap((running) => without(running, lost)),
    );
  }

  private database(place: string, failures: FailureSet, bound: Bound): readonly Running[] {
    const database = this.t.databases.find(({ address }) => address === place);
    if (!database) return [];
    const subnets = database.subnets.known ? database.subnets.value : [""];
    const lost = failures.filter((loss) => loss.kind === "database-primary").length;
    const twice = database.multiAz.known ? database.multiAz.value : bound === "best";
    const zone = (subnet: string) => this.zone(subnet, subnets, bound);
    const several = new Set(subnets.map(zone)).size > 1;
    const hosts = subnets.flatMap((first) =>
      twice
        ? subnets
            .filter((second) => !several || zone(first) !== zone(second))
            .map((second) => [first, second])
        : [[first]],
    );
    return hosts.map((pair) =>
      pair
        .slice(lost)
        .map((subnet) => ({ place, subnet }))
        .filter((at) => this.packetsAlive(at, failures, bound))
        .slice(0, 1),
    );
  }

  private balancer(from: At, place: string, running: Running, failures: FailureSet, bound: Bound): boolean {
    const found = this.t.balancers.find(({ address }) => address === place);
    const listeners = (found?.listeners ?? []).filter(
      ({ forwardsTo }) => !forwardsTo.known || forwardsTo.value.length > 0,
    );
    const nodes = this.packets.parts(place).filter((node) => this.packetsAlive(node, failures, bound));
    if (nodes.length === 0 || listeners.length === 0) return false;
    return listeners.every(({ port, forwardsTo }) => {
      const groups: readonly (string | undefined)[] = forwardsTo.known ? forwardsTo.value : [undefined];
      return groups.every((group) =>
        nodes.some(
          (node) => this.sends(from, node, port, bound) && this.group(node, group, running, failures, bound),
        ),
      );
    });
  }

  private group(
    node: At,
    name: string | undefined,
    running: Running,
    failures: FailureSet,
    bound: Bound,
  ): boolean {
    const group = this.t.targetGroups.find(({ address }) => address === name);
    if (!group) return bound === "best";
    const tainted = this.t.notModelled.some(({ taints }) => taints.includes(group.address));
    if (tainted) return bound === "best";
    return running.some((at) => {
      const fleet = this.t.fleets.find(({ address }) => address === at.place);
      if (!fleet) return false;
      if (fleet.targetGroups.known ? !fleet.targetGroups.value.includes(group.address) : bound === "worst")
        return false;
      const zones = [node, at].map(
        ({ subnet }) => this.t.subnets.find(({ address }) => address === subnet)?.zone,
      );
      const same = node.subnet === at.subnet && at.subnet !== "";
      const near = zones[0]?.known && zones[1]?.known ? zones[0].value === zones[1].value : bound === "best";
      const crosses = group.crossZone.known ? group.crossZone.value : bound === "best";
      if (!same && !near && !crosses) return false;
      if (!this.sends(node, at, group.port, bound) || !this.sends(node, at, group.healthCheck.port, bound))
        return false;
      return this.needs(at.place).every((need) => {
        if (!this.calls(at.place, need, "worst") && bound === "best") return true;
        if (this.t.balancers.some(({ address }) => address === need))
          return this.balancer(at, need, running, failures, bound);
        const port = this.t.databases.find(({ address }) => address === need)?.port;
        return running.some(
          (host) => host.place === need && port !== undefined && this.sends(at, host, port, bound),
        );
      });
    });
  }

  /** What a fleet may call inside, but for what leads back to it. */
  private needs(fleet: string): readonly string[] {
    return this.inner(fleet).filter((address) => !this.leads(address, fleet, new Set()));
  }

  private inner(fleet: string): readonly string[] {
    const inside = this.t.balancers.filter(({ internal }) => internal.known && internal.value);
    return [...inside, ...this.t.databases]
      .map(({ address }) => address)
      .filter((address) => this.calls(fleet, address, "best"));
  }

  private leads(from: string, to: string, seen: Set<string>): boolean {
    if (seen.has(from)) return false;
    seen.add(from);
    const groups = (this.t.balancers.find(({ address }) => address === from)?.listeners ?? []).flatMap(
      ({ forwardsTo }) => (forwardsTo.known ? forwardsTo.value : []),
    );
    const fleets = this.t.fleets.filter(
      ({ targetGroups }) =>
        groups.length > 0 &&
        (!targetGroups.known || targetGroups.value.some((group) => groups.includes(group))),
    );
    const next = [
      ...fleets.map(({ address }) => address),
      ...(this.t.fleets.some(({ address }) => address === from) ? this.inner(from) : []),
    ];
    return next.some((address) => address === to || this.leads(address, to, seen));
  }

  private calls(fleet: string, place: string, bound: Bound): boolean {
    const balancer = this.t.balancers.find(({ address }) => address === place);
    const ports = balancer
      ? balancer.listeners.map(({ port }) => port)
      : this.t.databases.filter(({ address }) => address === place).map(({ port }) => port);
    return ports.some((port) =>
      this.packets
        .parts(fleet)
        .some((a) => this.packets.parts(place).some((b) => this.sends(a, b, port, bound))),
    );
  }

  private sends(a: At, b: At, port: Told<number>, bound: Bound): boolean {
    if (!port.known) return bound === "best";
    const key = [a.place, a.subnet, b.place, b.subnet, port.value, bound].join();
    const known = this.tried.get(key);
    if (known !== undefined) return known;
    const passes = this.packets.passes(a, b, "tcp", port.value, bound);
    this.tried.set(key, passes);
    return passes;
  }

  private packetsAlive(at: At, failures: FailureSet, bound: Bound): boolean {
    return new Oracle(this.t, failures).alive(at, bound, at.place);
  }

  private dead(place: string, subnets: readonly string[], failures: FailureSet, bound: Bound): string {
    return subnets.map((subnet) => Number(this.packetsAlive({ place, subnet }, failures, bound))).join("");
  }

  private remember(key: string, make: () => readonly Running[]): readonly Running[] {
    const known = this.runs.get(key) ?? make();
    this.runs.set(key, known);
    return known;
  }

  /** Zones that are not told: at worst one and the same for all, at best one for each. */
  private zone(subnet: string, among: readonly string[], bound: Bound): string {
    const zones = among.map((one) => this.t.subnets.find(({ address }) => address === one)?.zone);
    if (bound === "worst" && zones.some((zone) => !zone?.known)) return "any";
    const own = this.t.subnets.find(({ address }) => address === subnet)?.zone;
    return own?.known ? own.value : `of ${subnet}`;
  }
}

/** Every way to put things into boxes; which thing is which does not matter. */
function assignments(boxes: number, things: number, from = 0): readonly (readonly number[])[] {
  if (things === 0) return [[]];
  return Array.from({ length: boxes - from }, (_, offset) => from + offset).flatMap((box) =>
    assignments(boxes, things - 1, box).map((rest) => [box, ...rest]),
  );
}

function isEven(used: readonly string[], zones: readonly string[]): boolean {
  const counts = zones.map((zone) => used.filter((one) => one === zone).length);
  return Math.max(...counts) - Math.min(...counts) <= 1;
}

function without(running: Running, lost: number): readonly Running[] {
  if (lost === 0 || running.length === 0) return [running];
  return running.flatMap((_, position) => without(running.toSpliced(position, 1), lost - 1));
}
