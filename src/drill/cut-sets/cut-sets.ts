import type { Topology } from "../../model/topology";
import type { CutSet } from "../drill-report";
import { type FailureSet, type Loss, lossId, NOTHING_LOST } from "../reachability/failure-set";
import { lossesOf } from "../reachability/losses";
import { indexOf, type NetworkIndex } from "../reachability/network-index";
import { compareTexts } from "../../foundation/compare-texts";
import { type Place } from "../reachability/place";
import { subnetsOf } from "../reachability/spots";
import { type Component, componentsOf } from "./components";
import { type Survival, survivalOf, unreachedOf } from "./survives";

/** The smallest sets of losses that cut the request path, and those of which it cannot be told. */
export interface CutSets {
  /** Up to two members; an empty one says that nothing has to be lost. Those with fewer members first. */
  readonly cutSets: readonly CutSet[];
  /** Sets that may cut it, while nothing smaller does for certain. */
  readonly undecided: readonly CutSet[];
}

type Sets = Map<string, { readonly members: readonly string[]; readonly verdict: Survival["verdict"] }>;

/**
 * Every minimal cut set of one or two members. A fleet's instance, or a database's primary, may stand in a pair twice:
 * those are two of them. A set that is not told leaves the pairs around it out: they are no smaller.
 */
export function cutSetsOf(topology: Topology): CutSets {
  const index = indexOf(topology);
  const sets: Sets = new Map();
  const add = (members: FailureSet, { verdict }: Survival) => {
    if (verdict === "survives") return;
    const ids = members.map(lossId).sort(compareTexts);
    const key = ids.join("\n");
    if (sets.get(key)?.verdict !== "cut") sets.set(key, { members: ids, verdict });
  };
  const unreached = unreachedOf(index);
  if (unreached !== undefined) add(NOTHING_LOST, unreached);
  const losses = lossesOf(topology);
  for (const component of componentsOf(index)) {
    const ask = (failures: FailureSet) => survivalOf(index, component, failures);
    addComponent(losses.filter(touches(index, component)), ask, add);
  }
  return sorted(sets);
}

function addComponent(
  losses: FailureSet,
  ask: (failures: FailureSet) => Survival,
  add: (failures: FailureSet, survival: Survival) => void,
): void {
  const healthy = ask(NOTHING_LOST);
  add(NOTHING_LOST, healthy);
  if (healthy.verdict !== "survives") return;
  const single = losses.map((loss) => ({ loss, survival: ask([loss]) }));
  for (const { loss, survival } of single) add([loss], survival);
  const harmless = single.filter(({ survival }) => survival.verdict === "survives").map(({ loss }) => loss);
  harmless.forEach((first, position) => {
    const seconds = canRepeat(first) ? harmless.slice(position) : harmless.slice(position + 1);
    for (const second of seconds) add([first, second], ask([first, second]));
  });
}

function canRepeat({ kind }: Loss): boolean {
  return kind === "instance" || kind === "database-primary";
}

/** Whether losing it can change anything for requests of this entry. */
function touches(index: NetworkIndex, { balancers, fleets, databases }: Component): (loss: Loss) => boolean {
  const places: readonly Place[] = [
    ...balancers.map((address): Place => ({ kind: "balancer", address })),
    ...fleets.map((address): Place => ({ kind: "fleet", address })),
    ...databases.map((address): Place => ({ kind: "database", address })),
  ];
  const told = places.map((place) => subnetsOf(index, place));
  const subnets = new Set(told.flatMap((own) => (own.known ? own.value : [])));
  const zones = [...subnets].map((subnet) => index.subnets.get(subnet)?.zone);
  const anySubnet = told.some((own) => !own.known);
  const anyZone = anySubnet || zones.some((zone) => zone?.known !== true);
  const known = new Set(zones.flatMap((zone) => (zone?.known === true ? [zone.value] : [])));
  return (loss) => {
    switch (loss.kind) {
      case "zone":
        return anyZone || known.has(loss.zone);
      case "subnet":
        return anySubnet || subnets.has(loss.subnet);
      case "balancer-node":
        return balancers.includes(loss.balancer);
      case "instance":
        return fleets.includes(loss.fleet);
      case "database-primary":
        return databases.includes(loss.database);
      // What an instance needs to boot is no hop of a request.
      case "nat":
      case "endpoint":
        return false;
    }
  };
}

/** Over all entries a set is minimal only if no other entry is cut by less. */
function sorted(sets: Sets): CutSets {
  const all = [...sets.values()].sort(
    (a, b) => a.members.length - b.members.length || compareTexts(a.members.join("\n"), b.members.join("\n")),
  );
  const smaller = new Set(all.map(({ members }) => members.join("\n")));
  const minimal = all.filter(({ members }) => {
    if (members.length === 0) return true;
    if (smaller.has("")) return false;
    return members.length === 1 || !members.some((member) => smaller.has(member));
  });
  const having = (verdict: Survival["verdict"]) =>
    minimal.filter((set) => set.verdict === verdict).map(({ members }) => ({ members }));
  return { cutSets: having("cut"), undecided: having("cannot tell") };
}
