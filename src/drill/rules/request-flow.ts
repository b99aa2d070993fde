import { requestPaths, type Unreached } from "../cut-sets/request-paths";
import { INTERNET } from "../reachability/place";
import { sideOf } from "./balancer-side";
import { fails, type Found, type Rule } from "./rule";
import type { RuleContext } from "./rule-context";
import { sharedGroups } from "./shared-groups";
import { shut, shutWay, type ShutWay } from "./shut-ways";
import { isMisregistered, misregistered, targetWays } from "./target-ways";
import { valueOf } from "./told-values";

export const requestFlow: Rule = {
  id: "request-flow",
  title: "Every step of a request is let through",
  why: "A request goes from the internet to a balancer, to its targets, and on; one missing rule, route or ACL entry stops all of it.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Security.html",
  check: (context) => {
    const ways = targetWays(context);
    const missed = unreached(context);
    const isMisgrouped = misgrouped(context);
    return [
      ...missed.map(({ address, because }) => {
        // In a group of another tier it is the group that is wrong: its rules are told here, and are no finding.
        const how = isMisgrouped(address) ? `: ${because.map(({ text }) => text).join("; ")}` : "";
        return fails(address, `no fleet is let through to ${address}${how}`, FIX);
      }),
      ...ways.filter((way) => isMisregistered(ways, way)).map(misregistered),
      ...atTheNearest([
        ...entriesShut(context),
        ...ways.filter((way) => !isMisregistered(ways, way)).flatMap((way) => way.shut),
        ...missed
          .filter(({ address }) => !isMisgrouped(address))
          .map(({ address, because }) => shutWay(`the nearest fleet's way to ${address}`, because)),
      ]),
    ];
  },
};

/**
 * One finding a way and an address: at the setting that shuts the most ways, for it is their common cause, or else at
 * the one that comes first on the way. What shuts it besides, one step further on, is told there, not on its own.
 */
function atTheNearest(ways: readonly ShutWay[]): readonly Found[] {
  const shutBy = (address: string) =>
    ways.filter(({ settings }) => settings.some((setting) => setting.address === address)).length;
  const told = new Map<string, string[]>();
  for (const { way, settings } of ways) {
    const most = Math.max(...settings.map(({ address }) => shutBy(address)));
    const nearest = settings.find((setting) => shutBy(setting.address) === most);
    if (nearest !== undefined) {
      const { address } = nearest;
      const own = settings.filter((setting) => setting.address === address).map(({ text }) => text);
      const others = new Set(settings.map((setting) => setting.address).filter((other) => other !== address));
      const besides = others.size === 0 ? "" : ` (besides: ${[...others].join(", ")})`;
      told.set(address, [...(told.get(address) ?? []), `${way} is shut: ${own.join("; ")}${besides}`]);
    }
  }
  return [...told].map(([address, texts]) => fails(address, [...new Set(texts)].join("; "), FIX));
}

function entriesShut(context: RuleContext): readonly ShutWay[] {
  const { topology } = context;
  return topology.balancers
    .filter((balancer) => valueOf(balancer.internal) === false && sideOf(context, balancer) === "fits")
    .flatMap(({ address, listeners }) => {
      const ports = listeners.flatMap(({ port }) => valueOf(port) ?? []);
      return ports.flatMap((port) => shut(topology, INTERNET, address, port));
    });
}

/** Whether a place is in a group that another tier is in, too. */
function misgrouped(context: RuleContext): (place: string) => boolean {
  const users = new Set([...sharedGroups(context).values()].flat());
  return (place) => users.has(place);
}

/** Inner balancers and databases that no fleet is let through to. */
function unreached(context: RuleContext): readonly Unreached[] {
  const { topology } = context;
  if (topology.fleets.length === 0) return [];
  const hidden = topology.balancers.filter((balancer) => sideOf(context, balancer) === "hidden");
  const isHidden = (place: string) => hidden.some(({ address }) => address === place);
  return requestPaths(topology).unreached.filter(({ address }) => !isHidden(address));
}

const FIX = "Let this flow through in the groups of both ends, their routes and their ACLs.";
