import type { Topology } from "../../model/topology";
import type { Reason } from "../drill-report";
import type { FailureSet } from "../reachability/failure-set";
import { indexOf, type NetworkIndex } from "../reachability/network-index";
import { INTERNET } from "../reachability/place";
import { Lost } from "../reachability/spots";
import { check } from "../reachability/verdict";
import { type Component, componentsOf } from "./components";
import { databasePlacements, fleetPlacements, type Placement } from "./placements";
import { requirementsOf } from "./requirements";
import { type Served, Server } from "./serve";
import { everyChoice, type Mode } from "./situation";

/** What becomes of the request path, with nothing launched in place of what is lost. */
export interface Survival {
  readonly verdict: "survives" | "cut" | "cannot tell";
  /** `internet`, then `address@subnet` of each hop; where it is cut, or may be, as far as it gets. */
  readonly path: readonly string[];
  /** Why not, or why it cannot be told. Empty where it survives. */
  readonly because: readonly Reason[];
}

const MOST_PLACEMENTS = 4_096;

/**
 * Whether requests from the internet still get an answer, in the worst legal placement of what runs. Every entry has
 * to serve, every target group of its listeners, and everything that a fleet is let through to: that it needs those
 * is inferred.
 */
export function survives(topology: Topology, failures: FailureSet): Survival {
  const index = indexOf(topology);
  const unreached = unreachedOf(index);
  if (unreached?.verdict === "cut") return unreached;
  const survivals = componentsOf(index).map((component) => survivalOf(index, component, failures));
  if (survivals.length === 0) return NO_ENTRY;
  const all = unreached === undefined ? survivals : [...survivals, unreached];
  return (
    all.find(({ verdict }) => verdict === "cut") ??
    all.find(({ verdict }) => verdict === "cannot tell") ??
    all[0] ??
    NO_ENTRY
  );
}

const NO_ENTRY: Survival = {
  verdict: "cannot tell",
  path: [],
  because: [check("unknown", "no balancer faces the internet: where requests come from is not told").reason],
};

/** Something that nobody is let through to, although it is there to be used. */
export function unreachedOf(index: NetworkIndex): Survival | undefined {
  const { unreached } = requirementsOf(index);
  const worst = unreached.find(({ reach }) => reach.verdict === "blocked") ?? unreached[0];
  if (worst === undefined || componentsOf(index).length === 0) return undefined;
  const { place, reach } = worst;
  const isCut = reach.verdict === "blocked";
  const reason = check(
    isCut ? "no" : "unknown",
    `no fleet ${isCut ? "gets" : "surely gets"} through to it`,
    place.address,
  );
  return {
    verdict: isCut ? "cut" : "cannot tell",
    path: [INTERNET],
    because: [reason.reason, ...reach.because],
  };
}

/** The same for the requests of one entry. */
export function survivalOf(index: NetworkIndex, component: Component, failures: FailureSet): Survival {
  const worst = inMode(index, component, failures, "worst");
  if (worst?.ok === true) return { verdict: "survives", path: worst.path, because: [] };
  const best = inMode(index, component, failures, "best");
  if (best?.ok === false) return { verdict: "cut", path: best.path, because: best.because };
  return { verdict: "cannot tell", path: worst?.path ?? [], because: worst?.because ?? TOO_MANY };
}

const TOO_MANY: readonly Reason[] = [
  check("unknown", `there are more than ${MOST_PLACEMENTS} ways to place what runs: not all are looked at`)
    .reason,
];

/** The placement that serves worst; undefined where there are too many to look at. */
function inMode(
  index: NetworkIndex,
  component: Component,
  failures: FailureSet,
  mode: Mode,
): Served | undefined {
  const situation = { index, lost: new Lost(failures), mode };
  const { entry, fleets, databases } = component;
  const options: (readonly Placement[])[] = [
    ...fleets.map((address) => {
      const fleet = index.fleets.get(address);
      return fleet === undefined ? [] : fleetPlacements(situation, fleet, instancesLost(failures, address));
    }),
    ...databases.map((address) => {
      const database = index.databases.get(address);
      return database === undefined
        ? []
        : databasePlacements(situation, database, hostsLost(failures, address));
    }),
  ];
  if (options.reduce((product, { length }) => product * length, 1) > MOST_PLACEMENTS) return undefined;
  const addresses = [...fleets, ...databases];
  const requirements = requirementsOf(index);
  let served: Served | undefined;
  for (const choice of everyChoice(options)) {
    const placements = new Map(addresses.map((address, position) => [address, choice[position] ?? []]));
    const outcome = new Server(situation, requirements, placements).entry(entry);
    if (!outcome.ok) return outcome;
    served ??= outcome;
  }
  return served;
}

function instancesLost(failures: FailureSet, address: string): number {
  return failures.filter((loss) => loss.kind === "instance" && loss.fleet === address).length;
}

function hostsLost(failures: FailureSet, address: string): number {
  return failures.filter((loss) => loss.kind === "database-primary" && loss.database === address).length;
}
