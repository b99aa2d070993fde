import type { Topology } from "../../model/topology";
import { requestPaths } from "../cut-sets/request-paths";
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
  check: (context) => [...entriesShut(context), ...targetsShut(context), ...unreached(context)],
};

function entriesShut(context: RuleContext): readonly Found[] {
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
}: RuleContext): readonly Found[] {
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
function unreached(context: RuleContext): readonly Found[] {
  const { topology } = context;
  if (topology.fleets.length === 0) return [];
  const hidden = topology.balancers.filter((balancer) => sideOf(context, balancer) === "hidden");
  const isHidden = (place: string) => hidden.some(({ address }) => address === place);
  const missed = requestPaths(topology).unreached.filter(({ address }) => !isHidden(address));
  return missed.flatMap(({ address, because }) => [
    fails(address, `no fleet is let through to ${address}`, FIX),
    ...blocking(because, `the nearest fleet's way to ${address}`),
  ]);
}

function shut(topology: Topology, from: string, to: string, port: number): readonly Found[] {
  const reach = reaches(topology, from, to, "tcp", port);
  return reach.verdict === "blocked" ? blocking(reach.because, `${from} to ${to} on port ${port}`) : [];
}

function blocking(because: readonly Reason[], way: string): readonly Found[] {
  return because.flatMap(({ text, address }) =>
    address === undefined || address.includes(", ") ? [] : [fails(address, `${way} is shut: ${text}`, FIX)],
  );
}

const FIX = "Let this flow through in the groups of both ends, their routes and their ACLs.";
