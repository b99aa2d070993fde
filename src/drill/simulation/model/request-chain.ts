import type { Balancer, Database, Fleet, TargetGroup, Topology } from "../../../model/topology";
import { byAddress } from "../../by-address";
import { requestPaths } from "../../cut-sets/request-paths";
import { INTERNET } from "../../reachability/place";
import { systemsOf } from "../../systems";
import type { Inputs } from "./inputs";

export interface ChainTier {
  readonly balancer: Balancer;
  readonly fleet: Fleet;
  readonly targetGroup: TargetGroup;
}

export interface RequestChain {
  readonly tiers: readonly ChainTier[];
  readonly database: Database | undefined;
}

/** The one way that requests take. Where there are several, or it cannot be told, nothing is simulated. */
export function requestChain(topology: Topology, inputs: Inputs): RequestChain | undefined {
  if (systemsOf(topology).length > 1) return lack(inputs, "there is more than one system; a run is of one");
  const { paths } = requestPaths(topology);
  const [path, ...others] = paths;
  if (path === undefined) return lack(inputs, "no request from the internet reaches anything");
  if (others.length > 0) {
    const ways = paths.map(({ hops }) => hops.join(" > ")).join("; ");
    return lack(inputs, `requests take more than one way: ${ways}`);
  }
  if (!path.certain) return lack(inputs, `whether requests pass ${path.hops.join(" > ")} cannot be told`);
  const hops = path.hops.filter((hop) => hop !== INTERNET);
  const balancers = byAddress(topology.balancers);
  const fleets = byAddress(topology.fleets);
  const tiers: ChainTier[] = [];
  for (let index = 0; index + 1 < hops.length; index += 2) {
    const balancer = balancers.get(hops[index] ?? "");
    const fleet = fleets.get(hops[index + 1] ?? "");
    if (balancer === undefined || fleet === undefined) break;
    const targetGroup = groupBetween(topology, balancer, fleet);
    if (targetGroup === undefined)
      return lack(inputs, `${fleet.address} has no target group of ${balancer.address}`);
    tiers.push({ balancer, fleet, targetGroup });
  }
  const rest = hops.slice(2 * tiers.length);
  const database = topology.databases.find(({ address }) => address === rest[0]);
  if (tiers.length === 0 || rest.length > (database === undefined ? 0 : 1)) {
    return lack(inputs, `${path.hops.join(" > ")} is no chain of balancers with fleets behind them`);
  }
  taints(topology, [...hops, ...tiers.map(({ targetGroup }) => targetGroup.address)], inputs);
  return { tiers, database };
}

function groupBetween({ targetGroups }: Topology, balancer: Balancer, fleet: Fleet): TargetGroup | undefined {
  const forwarded = balancer.listeners.flatMap(({ forwardsTo }) =>
    forwardsTo.known ? forwardsTo.value : [],
  );
  const registered = fleet.targetGroups.known ? fleet.targetGroups.value : [];
  return targetGroups.find(({ address }) => forwarded.includes(address) && registered.includes(address));
}

/** What is not modelled on the way makes every run a guess. */
function taints({ notModelled }: Topology, addresses: readonly string[], inputs: Inputs): void {
  for (const { address, reason, taints: tainted } of notModelled)
    if (tainted.some((each) => addresses.includes(each))) inputs.lack(reason, address);
}

function lack(inputs: Inputs, text: string): undefined {
  inputs.lack(text);
  return undefined;
}
