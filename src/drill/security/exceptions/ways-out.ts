import { hasInternetRoute } from "../../rules/exposure";
import type { RuleContext } from "../../rules/rule-context";
import { valueOf } from "../../rules/told-values";

/** Whether instances of a network may reach the internet, by a NAT gateway or directly; what is not told counts as one. */
export function hasWayOut({ topology, subnets }: RuleContext, network: string): boolean {
  const places = topology.fleets
    .flatMap((fleet) => (fleet.subnets.known ? fleet.subnets.value : ["not told"]))
    .map((place) => subnets.get(place));
  return places.some((subnet) => {
    if (subnet?.routes.known !== true) return true;
    if (valueOf(subnet.network) !== network) return false;
    return hasInternetRoute(subnet) || subnet.routes.value.some(({ target }) => target.kind === "nat");
  });
}
