import {
  type EC2Client,
  paginateDescribeInternetGateways,
  paginateDescribeRouteTables,
  paginateDescribeSubnets,
  paginateDescribeVpcs,
} from "@aws-sdk/client-ec2";
import type { Environment } from "../../config/environment";
import { allPages } from "../../foundation/all-pages";

export interface ObservedSubnet {
  readonly id: string;
  readonly zone: string;
  readonly mapsPublicIps: boolean;
}

export interface ObservedInternetRoute {
  readonly destination: string;
  /** The subnets whose table holds it. */
  readonly subnetIds: readonly string[];
}

export interface ObservedNetwork {
  readonly vpcs: readonly { readonly id: string; readonly cidr: string }[];
  readonly subnets: readonly ObservedSubnet[];
  readonly internetGateways: number;
  readonly internetRoutes: readonly ObservedInternetRoute[];
}

/** The VPCs of an environment by their tags, as `src/stacks/addressed-stack.ts` writes them, and what is in them. */
export async function observeNetwork(
  client: EC2Client,
  { name }: Pick<Environment, "name">,
): Promise<ObservedNetwork> {
  const paging = { client };
  const tags = [
    { Name: "tag:System", Values: ["durable-system"] },
    { Name: "tag:Environment", Values: [name] },
  ];
  const vpcs = await allPages(paginateDescribeVpcs(paging, { Filters: tags }), ({ Vpcs }) => Vpcs);
  const ids = vpcs.map(({ VpcId }) => VpcId ?? "");
  if (ids.length === 0) return { vpcs: [], subnets: [], internetGateways: 0, internetRoutes: [] };
  const inVpc = [{ Name: "vpc-id", Values: ids }];
  const subnets = await allPages(paginateDescribeSubnets(paging, { Filters: inVpc }), (page) => page.Subnets);
  const gateways = await allPages(
    paginateDescribeInternetGateways(paging, { Filters: [{ Name: "attachment.vpc-id", Values: ids }] }),
    (page) => page.InternetGateways,
  );
  const tables = await allPages(
    paginateDescribeRouteTables(paging, { Filters: inVpc }),
    (page) => page.RouteTables,
  );
  return {
    vpcs: vpcs.map(({ VpcId = "", CidrBlock = "" }) => ({ id: VpcId, cidr: CidrBlock })),
    subnets: subnets.map(({ SubnetId = "", AvailabilityZone = "", MapPublicIpOnLaunch = false }) => ({
      id: SubnetId,
      zone: AvailabilityZone,
      mapsPublicIps: MapPublicIpOnLaunch,
    })),
    internetGateways: gateways.length,
    internetRoutes: tables.flatMap(({ Routes = [], Associations = [] }) =>
      Routes.filter(({ GatewayId }) => GatewayId?.startsWith("igw-") === true).map((route) => ({
        destination:
          route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId ?? "",
        subnetIds: Associations.flatMap(({ SubnetId }) => (SubnetId === undefined ? [] : [SubnetId])),
      })),
    ),
  };
}
