import { sortedSet } from "../../model/told";
import type { Fleet, Subnet, Topology } from "../../model/topology";
import { degrades, type Rule } from "./rule";
import { liesIn } from "./rule-context";
import { listOf, valueOf } from "./told-values";

export const gatewayEndpointRoutes: Rule = {
  id: "gateway-endpoint-routes",
  title: "Every subnet of a fleet has the route to a gateway endpoint that the fleet uses",
  why: "A gateway endpoint works by routes: instances in a subnet whose route table lacks it do not reach the service.",
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html",
  check: (context) => {
    const { topology, subnets } = context;
    const gateways = topology.endpoints.filter(({ kind }) => kind === "gateway");
    return gateways.flatMap(({ address, network }) => {
      const all = [...subnets.values()];
      const isUsed = all.some((subnet) => leadsTo(subnet, address));
      // Of several endpoints a prefix list does not say here which one it is.
      const isOnly = gateways.filter((other) => valueOf(other.network) === valueOf(network)).length === 1;
      const users = topology.fleets
        .filter((fleet) => liesIn(context, fleet.subnets, network))
        .filter(
          (fleet) => someLeadTo(fleet, subnets, address) || (isOnly && namesPrefixList(topology, fleet)),
        );
      const lacking = sortedSet(users.flatMap((fleet) => listOf(fleet.subnets))).filter((place) => {
        const subnet = subnets.get(place);
        return subnet?.routes.known === true && !leadsTo(subnet, address) && !hasOtherWay(subnet);
      });
      const fix = `Associate ${address} with the route tables of every subnet of the fleets.`;
      if (!isUsed && users.length > 0) return [degrades(address, `no subnet has a route to ${address}`, fix)];
      return lacking.flatMap((place) => {
        const message = `${place} has no route to ${address}, and its fleet uses it`;
        return [degrades(address, message, fix), degrades(place, message, fix)];
      });
    });
  },
};

function leadsTo({ routes }: Subnet, endpoint: string): boolean {
  return listOf(routes).some(
    ({ target }) => target.kind === "gateway-endpoint" && target.address === endpoint,
  );
}

function hasOtherWay({ routes }: Subnet): boolean {
  return listOf(routes).some(({ target }) => target.kind === "nat" || target.kind === "internet-gateway");
}

function someLeadTo(fleet: Fleet, subnets: ReadonlyMap<string, Subnet>, endpoint: string): boolean {
  return listOf(fleet.subnets).some((place) => {
    const subnet = subnets.get(place);
    return subnet !== undefined && leadsTo(subnet, endpoint);
  });
}

/** Gateway endpoints are let out to by prefix list. */
function namesPrefixList({ securityGroups }: Topology, { template }: Fleet): boolean {
  const groups = template.known ? listOf(template.value.securityGroups) : [];
  return securityGroups
    .filter(({ address }) => groups.includes(address))
    .some(({ egress }) => listOf(egress).some(({ peer }) => peer.kind === "prefix-list"));
}
