import { AttributeReader } from "./attribute-reader";
import { SUBNET, VPC, ownAndLookedUp } from "./element-types";
import { ownersBy } from "./read-owners";
import type { RouteTables } from "./read-routes";
import type { Zones } from "./read-zones";
import type { ResourceGraph } from "./resource-graph";
import { byAddress, untold, whenTold } from "./told";
import type { Route, Subnet, Told } from "./topology";

/** What the subnets need of the parts that are read before them. */
export interface SubnetParts {
  readonly zones: Zones;
  readonly tables: RouteTables;
  /** @param network of the subnet, where it is told. */
  readonly aclOf: (subnet: string, network: Told<string>) => Told<string>;
}

export function readSubnets(graph: ResourceGraph, { zones, tables, aclOf }: SubnetParts): readonly Subnet[] {
  const associations = ownersBy(
    ownAndLookedUp(graph, ["aws_route_table_association"])
      .map((resource) => AttributeReader.of(graph, resource))
      .filter((association) => !association.isWritten("gateway_id")),
    "subnet_id",
    SUBNET,
  );
  const routesOf = (subnet: AttributeReader, network: Told<string>): Told<readonly Route[]> => {
    const [association] = associations.of(subnet.address);
    if (association !== undefined) {
      return tables.routesOf(association, "route_table_id");
    }
    const doubt = associations.doubt(subnet.address);
    if (doubt !== undefined) return untold(doubt);
    if (subnet.resource.mode === "data") {
      return untold(`the route table of ${subnet.address} is not part of this configuration`);
    }
    return whenTold(network, tables.mainRoutesOf);
  };
  return byAddress(
    ownAndLookedUp(graph, SUBNET).map((resource) => {
      const subnet = AttributeReader.of(graph, resource);
      const network = subnet.one("vpc_id", VPC);
      return {
        address: subnet.address,
        network,
        zone: zones.of(subnet),
        cidr: subnet.text("cidr_block"),
        routes: routesOf(subnet, network),
        acl: aclOf(subnet.address, network),
        mapsPublicIp: mapsPublicIp(subnet),
      };
    }),
  );
}

/** A default subnet gives public addresses unless told otherwise: https://docs.aws.amazon.com/vpc/latest/userguide/default-subnet.html */
function mapsPublicIp(subnet: AttributeReader): Told<boolean> {
  if (subnet.resource.mode === "data") return subnet.flag("map_public_ip_on_launch");
  return subnet.flag("map_public_ip_on_launch", subnet.resource.type === "aws_default_subnet");
}
