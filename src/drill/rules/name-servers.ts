import { ipv4Block } from "../reachability/addresses";
import { hasInternetRoute, isPublic } from "./exposure";
import { fails, type Rule } from "./rule";
import { liesIn, readerAt, readersOf, type RuleContext } from "./rule-context";
import { listOf, valueOf } from "./told-values";
import { known } from "../../model/told";

const OPTIONS = ["aws_vpc_dhcp_options"] as const;

export const nameServers: Rule = {
  id: "name-servers",
  title: "Instances reach a server that resolves names",
  why: "The DHCP options of a network name its servers: where no instance reaches one of them, no name is resolved.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/DHCPOptionSet.html",
  check: (context) =>
    readersOf(context, "aws_vpc_dhcp_options_association").flatMap((association) => {
      const [network, options] = [
        association.one("vpc_id", ["aws_vpc"]),
        association.one("dhcp_options_id", OPTIONS),
      ];
      if (!network.known || !options.known) return [];
      const servers = readerAt(context, options.value)?.texts("domain_name_servers", []);
      const told = servers ? listOf(servers) : [];
      const isUnreached = told.length > 0 && told.every((server) => isOutside(server));
      if (!isUnreached || leadsOut(context, network.value)) return [];
      const message = `${options.value}.domain_name_servers is ${told.join(", ")}, to which no fleet's subnet of ${network.value} has a route`;
      return [fails(options.value, message, 'Name "AmazonProvidedDNS" in domain_name_servers.')];
    }),
};

/** An address of the internet; AmazonProvidedDNS is a name. */
function isOutside(server: string): boolean {
  const block = `${server}/32`;
  return ipv4Block(block) !== undefined && isPublic(block);
}

/** Whether a subnet of a fleet has a route out, by whichever gateway. */
function leadsOut(context: RuleContext, network: string): boolean {
  const fleets = context.topology.fleets.filter(({ subnets }) => liesIn(context, subnets, known(network)));
  const places = fleets.flatMap(({ subnets }) =>
    listOf(subnets).flatMap((place) => context.subnets.get(place) ?? []),
  );
  return (
    fleets.length === 0 ||
    places.some(
      (subnet) =>
        !subnet.routes.known ||
        hasInternetRoute(subnet) ||
        subnet.routes.value.some(
          ({ target, destination }) =>
            target.kind !== "gateway-endpoint" && isPublic(valueOf(destination) ?? "0.0.0.0/0"),
        ),
    )
  );
}
