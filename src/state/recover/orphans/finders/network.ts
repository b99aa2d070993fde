import {
  DescribeAddressesCommand,
  type Filter,
  paginateDescribeFlowLogs,
  paginateDescribeInternetGateways,
  paginateDescribeNatGateways,
  paginateDescribeRouteTables,
  paginateDescribeSubnets,
  paginateDescribeVpcEndpoints,
  paginateDescribeVpcs,
} from "@aws-sdk/client-ec2";
import { allPages } from "../../../../foundation/all-pages";
import { nameTag, type SystemTags, type TagFinder } from "../finder";

/** The network by its tags. Ids alone would do for an import; nothing else tells what a subnet is for. */
export const NETWORK: Readonly<Record<string, TagFinder>> = {
  aws_vpc: {
    kind: "by-tags",
    action: "ec2:DescribeVpcs",
    keys: ["tags.Name"],
    list: async ({ ec2: client }, tags) =>
      (await allPages(paginateDescribeVpcs({ client }, { Filters: tagged(tags) }), (page) => page.Vpcs)).map(
        ({ VpcId = "", Tags }) => ({ id: VpcId, keys: { "tags.Name": nameTag(Tags) } }),
      ),
  },
  aws_subnet: {
    kind: "by-tags",
    action: "ec2:DescribeSubnets",
    keys: ["vpc_id", "tags.Name"],
    list: async ({ ec2: client }, tags) =>
      (
        await allPages(paginateDescribeSubnets({ client }, { Filters: tagged(tags) }), (page) => page.Subnets)
      ).map(({ SubnetId = "", VpcId = "", Tags }) => ({
        id: SubnetId,
        keys: { vpc_id: VpcId, "tags.Name": nameTag(Tags) },
      })),
  },
  aws_internet_gateway: {
    kind: "by-tags",
    action: "ec2:DescribeInternetGateways",
    // Without its VPC: a killed run may have made it and not attached it yet. The deploy that adopts it does.
    keys: ["tags.Name"],
    list: async ({ ec2: client }, tags) =>
      (
        await allPages(
          paginateDescribeInternetGateways({ client }, { Filters: tagged(tags) }),
          (page) => page.InternetGateways,
        )
      ).map(({ InternetGatewayId = "", Tags }) => ({
        id: InternetGatewayId,
        keys: { "tags.Name": nameTag(Tags) },
      })),
  },
  aws_eip: {
    kind: "by-tags",
    action: "ec2:DescribeAddresses",
    keys: ["tags.Name"],
    list: async ({ ec2 }, tags) => {
      const { Addresses = [] } = await ec2.send(new DescribeAddressesCommand({ Filters: tagged(tags) }));
      return Addresses.map(({ AllocationId = "", Tags }) => ({
        id: AllocationId,
        keys: { "tags.Name": nameTag(Tags) },
      }));
    },
  },
  aws_nat_gateway: {
    kind: "by-tags",
    action: "ec2:DescribeNatGateways",
    keys: ["subnet_id"],
    list: async ({ ec2: client }, tags) =>
      (
        await allPages(
          paginateDescribeNatGateways({ client }, { Filter: tagged(tags) }),
          (page) => page.NatGateways,
        )
      )
        .filter(({ State = "" }) => !["deleting", "deleted", "failed"].includes(State))
        .map(({ NatGatewayId = "", SubnetId = "" }) => ({ id: NatGatewayId, keys: { subnet_id: SubnetId } })),
  },
  aws_route_table: {
    kind: "by-tags",
    action: "ec2:DescribeRouteTables",
    keys: ["vpc_id", "tags.Name"],
    list: async ({ ec2: client }, tags) =>
      (
        await allPages(
          paginateDescribeRouteTables({ client }, { Filters: tagged(tags) }),
          (page) => page.RouteTables,
        )
      ).map(({ RouteTableId = "", VpcId = "", Tags }) => ({
        id: RouteTableId,
        keys: { vpc_id: VpcId, "tags.Name": nameTag(Tags) },
      })),
  },
  aws_vpc_endpoint: {
    kind: "by-tags",
    action: "ec2:DescribeVpcEndpoints",
    keys: ["vpc_id", "service_name"],
    list: async ({ ec2: client }, tags) =>
      (
        await allPages(
          paginateDescribeVpcEndpoints({ client }, { Filters: tagged(tags) }),
          (page) => page.VpcEndpoints,
        )
      )
        // The API writes the states of endpoints in lower case, whatever its model says.
        .filter(({ State = "" }) => !["deleting", "deleted", "failed"].includes(State.toLowerCase()))
        .map(({ VpcEndpointId = "", VpcId = "", ServiceName = "" }) => ({
          id: VpcEndpointId,
          keys: { vpc_id: VpcId, service_name: ServiceName },
        })),
  },
  aws_flow_log: {
    kind: "by-tags",
    action: "ec2:DescribeFlowLogs",
    keys: ["vpc_id", "tags.Name"],
    list: async ({ ec2: client }, tags) =>
      (
        await allPages(
          paginateDescribeFlowLogs({ client }, { Filter: tagged(tags) }),
          (page) => page.FlowLogs,
        )
      ).map(({ FlowLogId = "", ResourceId = "", Tags }) => ({
        id: FlowLogId,
        keys: { vpc_id: ResourceId, "tags.Name": nameTag(Tags) },
      })),
  },
};

export function tagged(tags: SystemTags): Filter[] {
  return Object.entries(tags).map(([key, value]) => ({ Name: `tag:${key}`, Values: [value] }));
}
