import { readTopology } from "../../src/model/read-topology";
import type { Route } from "../../src/model/topology";
import { among, graphOf, ref, unknown } from "./support/graph-of";
import { said } from "./support/told";

type Resources = Parameters<typeof graphOf>[0];

/** The routes of `aws_subnet.a`, each as "destination -> target (address)". */
function routesOf(resources: Resources): readonly string[] | string | undefined {
  const subnet = readTopology(graphOf({ ...NETWORK, ...resources })).subnets.find(
    ({ address }) => address === "aws_subnet.a",
  );
  const routes = said(subnet?.routes);
  return typeof routes === "string" || routes === undefined ? routes : routes.map(shortly);
}

function shortly({ address, destination, target }: Route): string {
  const to = target.kind === "other" ? `other: ${target.what}` : `${target.kind} ${target.address}`;
  return `${said(destination) ?? ""} -> ${to} (${address})`;
}

const NETWORK: Resources = {
  "aws_vpc.main": { cidr_block: "10.0.0.0/16" },
  "aws_subnet.a": { vpc_id: ref("aws_vpc.main.id") },
  "aws_internet_gateway.main": { vpc_id: ref("aws_vpc.main.id") },
  "aws_nat_gateway.a": { subnet_id: ref("aws_subnet.a.id") },
};
const ASSOCIATED: Resources = {
  "aws_route_table.a": { vpc_id: ref("aws_vpc.main.id") },
  "aws_route_table_association.a": {
    subnet_id: ref("aws_subnet.a.id"),
    route_table_id: ref("aws_route_table.a.id"),
  },
};
const OUT = { cidr_block: "0.0.0.0/0", gateway_id: ref("aws_internet_gateway.main.id") };

test.each<[string, Resources, readonly string[] | string]>([
  ["no table of its own: the VPC's main one, which leads nowhere else", {}, []],
  ["a table without routes", ASSOCIATED, []],
  [
    "a route of its own resource",
    {
      ...ASSOCIATED,
      "aws_route.out": {
        route_table_id: ref("aws_route_table.a.id"),
        destination_cidr_block: "0.0.0.0/0",
        nat_gateway_id: ref("aws_nat_gateway.a.id"),
      },
    },
    ["0.0.0.0/0 -> nat aws_nat_gateway.a (aws_route.out)"],
  ],
  [
    "a route inside its table, and empty texts as a state has them",
    {
      ...ASSOCIATED,
      "aws_route_table.a": { route: [{ ...OUT, nat_gateway_id: "", ipv6_cidr_block: "" }] },
    },
    ["0.0.0.0/0 -> internet-gateway aws_internet_gateway.main (aws_route_table.a)"],
  ],
  [
    "a route that stands twice in a state",
    {
      ...ASSOCIATED,
      "aws_internet_gateway.main": { id: "igw-1" },
      "aws_route_table.a": { id: "rtb-1", route: [{ cidr_block: "0.0.0.0/0", gateway_id: "igw-1" }] },
      "aws_route.out": { route_table_id: "rtb-1", destination_cidr_block: "0.0.0.0/0", gateway_id: "igw-1" },
    },
    ["0.0.0.0/0 -> internet-gateway aws_internet_gateway.main (aws_route.out)"],
  ],
  [
    "IPv6",
    {
      ...ASSOCIATED,
      "aws_egress_only_internet_gateway.main": {},
      "aws_route.out": {
        route_table_id: ref("aws_route_table.a.id"),
        destination_ipv6_cidr_block: "::/0",
        egress_only_gateway_id: ref("aws_egress_only_internet_gateway.main.id"),
      },
    },
    [
      "::/0 -> other: an egress-only internet gateway: ${aws_egress_only_internet_gateway.main.id} (aws_route.out)",
    ],
  ],
  [
    "peering, a transit gateway, and a gateway of somebody else",
    {
      ...ASSOCIATED,
      "aws_route_table.a": {
        route: [
          { cidr_block: "10.1.0.0/16", vpc_peering_connection_id: "pcx-1" },
          { cidr_block: "10.2.0.0/16", transit_gateway_id: ref("aws_ec2_transit_gateway.hub.id") },
          { cidr_block: "10.3.0.0/16", gateway_id: "vgw-1" },
          { cidr_block: "0.0.0.0/0", gateway_id: "igw-other" },
          { cidr_block: "10.4.0.0/16", nat_gateway_id: "nat-other" },
        ],
      },
      "aws_ec2_transit_gateway.hub": {},
    },
    [
      "0.0.0.0/0 -> internet-gateway igw-other (aws_route_table.a)",
      "10.1.0.0/16 -> other: a peering connection: pcx-1 (aws_route_table.a)",
      "10.2.0.0/16 -> other: a transit gateway: ${aws_ec2_transit_gateway.hub.id} (aws_route_table.a)",
      "10.3.0.0/16 -> other: a gateway: vgw-1 (aws_route_table.a)",
      "10.4.0.0/16 -> other: a NAT gateway: nat-other (aws_route_table.a)",
    ],
  ],
  [
    "a private NAT gateway leads to no internet",
    {
      ...ASSOCIATED,
      "aws_nat_gateway.a": { connectivity_type: "private" },
      "aws_route_table.a": {
        route: { cidr_block: "0.0.0.0/0", nat_gateway_id: ref("aws_nat_gateway.a.id") },
      },
    },
    ["0.0.0.0/0 -> other: the private NAT gateway aws_nat_gateway.a (aws_route_table.a)"],
  ],
  [
    "the main table that another one replaces",
    {
      "aws_route_table.a": { route: [OUT] },
      "aws_main_route_table_association.main": {
        vpc_id: ref("aws_vpc.main.id"),
        route_table_id: ref("aws_route_table.a.id"),
      },
    },
    ["0.0.0.0/0 -> internet-gateway aws_internet_gateway.main (aws_route_table.a)"],
  ],
  [
    "the main table that is adopted",
    {
      "aws_default_route_table.main": {
        default_route_table_id: ref("aws_vpc.main.default_route_table_id"),
        route: [OUT],
      },
    },
    ["0.0.0.0/0 -> internet-gateway aws_internet_gateway.main (aws_default_route_table.main)"],
  ],
  [
    "a route that is put into the main table by its name",
    {
      "aws_route.out": {
        route_table_id: ref("aws_vpc.main.main_route_table_id"),
        destination_cidr_block: "0.0.0.0/0",
        gateway_id: ref("aws_internet_gateway.main.id"),
      },
    },
    ["0.0.0.0/0 -> internet-gateway aws_internet_gateway.main (aws_route.out)"],
  ],
  [
    "the same after an apply, by the table's id",
    {
      "aws_vpc.main": { id: "vpc-1", main_route_table_id: "rtb-main" },
      "aws_route.out": {
        route_table_id: "rtb-main",
        destination_cidr_block: "0.0.0.0/0",
        gateway_id: "igw-1",
      },
    },
    ["0.0.0.0/0 -> internet-gateway igw-1 (aws_route.out)"],
  ],
  [
    "a gateway endpoint that lists its tables, and one with associations",
    {
      ...ASSOCIATED,
      "aws_vpc_endpoint.s3": {
        vpc_endpoint_type: "Gateway",
        service_name: "com.amazonaws.us-east-1.s3",
        route_table_ids: [ref("aws_route_table.a.id")],
      },
      "aws_vpc_endpoint.dynamodb": { service_name: "com.amazonaws.us-east-1.dynamodb" },
      "aws_vpc_endpoint_route_table_association.dynamodb": {
        vpc_endpoint_id: ref("aws_vpc_endpoint.dynamodb.id"),
        route_table_id: ref("aws_route_table.a.id"),
      },
    },
    [
      "com.amazonaws.us-east-1.dynamodb -> gateway-endpoint aws_vpc_endpoint.dynamodb (aws_vpc_endpoint_route_table_association.dynamodb)",
      "com.amazonaws.us-east-1.s3 -> gateway-endpoint aws_vpc_endpoint.s3 (aws_vpc_endpoint.s3)",
    ],
  ],
  [
    "a subnet of nobody knows which table",
    {
      "aws_route_table_association.a": {
        subnet_id: ref("aws_subnet.a.id"),
        route_table_id: among("aws_route_table.a"),
      },
      "aws_route_table.a": {},
    },
    "? aws_route_table_association.a.route_table_id: some of aws_route_table.a",
  ],
  [
    "an association of nobody knows which subnet",
    {
      "aws_route_table_association.x": { subnet_id: unknown("it is a local value"), route_table_id: "rtb-1" },
    },
    "? aws_route_table_association.x.subnet_id: it is a local value",
  ],
  [
    "an association of one of two other subnets",
    {
      "aws_route_table_association.x": { subnet_id: among("aws_subnet.b", "aws_subnet.c") },
      "aws_subnet.b": {},
      "aws_subnet.c": {},
    },
    [],
  ],
  [
    "a route of nobody knows which table",
    { ...ASSOCIATED, "aws_route.x": { route_table_id: unknown("it is a local value") } },
    "? aws_route.x.route_table_id: it is a local value",
  ],
  [
    "routes inside a table that cannot be told",
    { ...ASSOCIATED, "aws_route_table.a": { route: unknown("a dynamic block") } },
    "? aws_route_table.a.route: a dynamic block",
  ],
])("routes: %s", (_, resources, expected) => {
  expect(routesOf(resources)).toEqual(expected);
});

test("a subnet that is looked up has routes that nobody tells", () => {
  const [subnet] = readTopology(
    graphOf({ "data.aws_subnet.x": { availability_zone: "us-east-1a" } }),
  ).subnets;
  expect([said(subnet?.zone), said(subnet?.routes)]).toEqual([
    "us-east-1a",
    "? the route table of data.aws_subnet.x is not part of this configuration",
  ]);
});

test.each<[string, Resources, string | undefined]>([
  ["attached by itself", {}, "aws_internet_gateway.main"],
  [
    "attached apart",
    {
      "aws_internet_gateway.main": {},
      "aws_internet_gateway_attachment.main": {
        vpc_id: ref("aws_vpc.main.id"),
        internet_gateway_id: ref("aws_internet_gateway.main.id"),
      },
    },
    "aws_internet_gateway.main",
  ],
  ["not attached", { "aws_internet_gateway.main": {} }, undefined],
])("an internet gateway: %s", (_, resources, expected) => {
  expect(readTopology(graphOf({ ...NETWORK, ...resources })).networks).toEqual([
    {
      address: "aws_vpc.main",
      cidrs: [{ known: true, value: "10.0.0.0/16" }],
      ...(expected === undefined ? {} : { internetGateway: expected }),
    },
  ]);
});
