import type { Topology } from "../../model/topology";
import { requestPaths, type Unreached } from "../cut-sets/request-paths";
import type { Reason } from "../drill-report";
import { INTERNET } from "../reachability/place";
import { reaches } from "../reachability/reach";
import { sideOf } from "./balancer-side";
import { fails, type Found, type Rule } from "./rule";
import type { RuleContext } from "./rule-context";
import { valueOf } from "./told-values";

export const requestFlow: Rule = {
  id: "request-flow",
  title: "Every step of a request is let through",
  why: "A request goes from the internet to a balancer, to its targets, and on; one missing rule, route or ACL entry stops all of it.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Security.html",
  check: (context) => [
    ...unreached(context).map(({ address }) => fails(address, `no fleet is let through to ${address}`, FIX)),
    ...atTheNearest([
      ...entriesShut(context),
      ...targetsShut(context),
      ...unreached(context).map(({ address, because }) =>
        shutWay(`the nearest fleet's way to ${address}`, because),
      ),
    ]),
  ],
};

/** A way that is shut, with every setting that shuts it. */
interface ShutWay {
  readonly way: string;
  readonly settings: readonly { readonly address: string; readonly text: string }[];
}

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

function targetsShut({
  topology,
  forwards,
  forwardsOf,
  fleetsOf,
  targetGroups,
}: RuleContext): readonly ShutWay[] {
  return forwards.flatMap(({ balancer, group }) => {
    // Two balancers of one group is a finding of its own: the way of the wrong one is not to be opened.
    if (new Set(forwardsOf.get(group)?.map((each) => each.balancer.address)).size > 1) return [];
    const port = targetGroups.get(group)?.port;
    const number = port && valueOf(port);
    if (number === undefined) return [];
    return (fleetsOf.get(group) ?? []).flatMap((fleet) =>
      shut(topology, balancer.address, fleet.address, number),
    );
  });
}

/** Inner balancers and databases that no fleet is let through to. */
function unreached(context: RuleContext): readonly Unreached[] {
  const { topology } = context;
  if (topology.fleets.length === 0) return [];
  const hidden = topology.balancers.filter((balancer) => sideOf(context, balancer) === "hidden");
  const isHidden = (place: string) => hidden.some(({ address }) => address === place);
  return requestPaths(topology).unreached.filter(({ address }) => !isHidden(address));
}

function shut(topology: Topology, from: string, to: string, port: number): readonly ShutWay[] {
  const reach = reaches(topology, from, to, "tcp", port);
  return reach.verdict === "blocked" ? [shutWay(`${from} to ${to} on port ${port}`, reach.because)] : [];
}

/** What several groups together do not let through has no address of its own. */
function shutWay(way: string, because: readonly Reason[]): ShutWay {
  const settings = because.flatMap(({ text, address }) =>
    address === undefined || address.includes(", ") ? [] : [{ address, text }],
  );
  return { way, settings };
}

const FIX = "Let this flow through in the groups of both ends, their routes and their ACLs.";
