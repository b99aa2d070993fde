import {
  DescribePrefixListsCommand,
  DescribeRouteTablesCommand,
  DescribeVpcEndpointsCommand,
  type EC2Client,
  type RouteTable,
} from "@aws-sdk/client-ec2";
import { ifThere, type NameFinder } from "../finder";

/** What belongs to a route table. It has no tags: the table that it is in says whose it is. */
export const ROUTES: Readonly<Record<string, NameFinder>> = {
  aws_route: {
    kind: "by-name",
    action: "ec2:DescribeRouteTables",
    keys: ["route_table_id", "destination_cidr_block"],
    look: async ({ ec2 }, wanted) => {
      const { route_table_id: tableId = "", destination_cidr_block: destination } = wanted;
      const routes = (await tableOf(ec2, tableId))?.Routes ?? [];
      return routes
        .filter(({ DestinationCidrBlock }) => DestinationCidrBlock === destination)
        .map(() => ({ id: `${tableId}_${destination}`, keys: wanted }));
    },
  },
  aws_route_table_association: {
    kind: "by-name",
    action: "ec2:DescribeRouteTables",
    keys: ["route_table_id", "subnet_id"],
    look: async ({ ec2 }, wanted) => {
      const { route_table_id: tableId = "", subnet_id: subnetId } = wanted;
      const associations = (await tableOf(ec2, tableId))?.Associations ?? [];
      return associations
        .filter(({ SubnetId }) => SubnetId === subnetId)
        .map(() => ({ id: `${subnetId}/${tableId}`, keys: wanted }));
    },
  },
  aws_vpc_endpoint_route_table_association: {
    kind: "by-name",
    action: "ec2:DescribeVpcEndpoints",
    keys: ["vpc_endpoint_id", "route_table_id"],
    look: async ({ ec2 }, wanted) => {
      const { vpc_endpoint_id: endpointId = "", route_table_id: tableId = "" } = wanted;
      const found = await ifThere(() =>
        ec2.send(new DescribeVpcEndpointsCommand({ VpcEndpointIds: [endpointId] })),
      );
      return found?.VpcEndpoints?.[0]?.RouteTableIds?.includes(tableId) === true
        ? [{ id: `${endpointId}/${tableId}`, keys: wanted }]
        : [];
    },
  },
};

async function tableOf(ec2: EC2Client, id: string): Promise<RouteTable | undefined> {
  const found = await ifThere(() => ec2.send(new DescribeRouteTablesCommand({ RouteTableIds: [id] })));
  return found?.RouteTables?.[0];
}

/** A list of AWS's own address ranges, which rules refer to. It is read by the configuration, never made. */
export const PREFIX_LIST: NameFinder = {
  kind: "by-name",
  action: "ec2:DescribePrefixLists",
  keys: ["name"],
  look: async ({ ec2 }, wanted) => {
    const Filters = [{ Name: "prefix-list-name", Values: [wanted["name"] ?? ""] }];
    const { PrefixLists = [] } = await ec2.send(new DescribePrefixListsCommand({ Filters }));
    return PrefixLists.map(({ PrefixListId = "" }) => ({ id: PrefixListId, keys: wanted }));
  },
};
