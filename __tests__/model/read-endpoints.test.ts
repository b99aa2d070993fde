import { readTopology } from "../../src/model/read-topology";
import type { Told } from "../../src/model/topology";
import { graphOf, ref, text, unknown, type Written } from "./support/graph-of";
import { said } from "./support/told";

type Resources = Parameters<typeof graphOf>[0];

const PLACE: Resources = {
  "aws_vpc.x": {},
  "aws_subnet.a": {},
  "aws_subnet.b": {},
  "aws_security_group.x": {},
};

function endpointOf(
  attributes: Readonly<Record<string, Written>>,
  others: Resources = {},
): Readonly<Record<string, unknown>> {
  const [endpoint] = readTopology(
    graphOf({ ...PLACE, "aws_vpc_endpoint.x": { vpc_id: ref("aws_vpc.x.id"), ...attributes }, ...others }),
  ).endpoints;
  return Object.fromEntries(
    Object.entries(endpoint ?? {}).map(([name, value]) => [
      name,
      typeof value === "object" ? said(value as Told<unknown>) : (value as unknown),
    ]),
  );
}

test("an endpoint of the kind that AWS takes where none is said", () => {
  expect(endpointOf({ service_name: "com.amazonaws.us-east-1.s3" })).toEqual({
    address: "aws_vpc_endpoint.x",
    kind: "gateway",
    service: "s3",
    network: "aws_vpc.x",
    subnets: [],
    securityGroups: [],
    privateDns: false,
  });
});

const INTERFACE = { vpc_endpoint_type: "Interface", service_name: "com.amazonaws.us-east-1.ecr.api" };

test.each<[string, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]>([
  [
    "subnets and groups inside and apart",
    endpointOf(
      { ...INTERFACE, subnet_ids: [ref("aws_subnet.b.id")], private_dns_enabled: true },
      {
        "aws_vpc_endpoint_subnet_association.x": {
          vpc_endpoint_id: ref("aws_vpc_endpoint.x.id"),
          subnet_id: ref("aws_subnet.a.id"),
        },
        "aws_vpc_endpoint_security_group_association.x": {
          vpc_endpoint_id: ref("aws_vpc_endpoint.x.id"),
          security_group_id: ref("aws_security_group.x.id"),
        },
      },
    ),
    {
      kind: "interface",
      service: "ecr.api",
      subnets: ["aws_subnet.a", "aws_subnet.b"],
      securityGroups: ["aws_security_group.x"],
      privateDns: true,
    },
  ],
  [
    "no group",
    endpointOf(INTERFACE),
    {
      securityGroups:
        "? aws_vpc_endpoint.x.security_group_ids is left out: it has the default group of its VPC",
    },
  ],
  [
    "a region that is put in by a reference",
    endpointOf({ ...INTERFACE, service_name: text("com.amazonaws.", ref("data.aws_region.x.name"), ".ssm") }),
    { service: "ssm" },
  ],
  [
    "a service that nobody can tell",
    endpointOf({ ...INTERFACE, service_name: unknown("it is a local value") }),
    { service: "? aws_vpc_endpoint.x.service_name: it is a local value" },
  ],
  [
    "China",
    endpointOf({ ...INTERFACE, service_name: "cn.com.amazonaws.cn-north-1.ec2" }),
    { service: "ec2" },
  ],
])("endpoints: %s", (_, endpoint, expected) => {
  expect(endpoint).toMatchObject(expected);
});

test("NAT gateways lie in a subnet", () => {
  const { natGateways } = readTopology(
    graphOf({
      ...PLACE,
      "aws_nat_gateway.b": { subnet_id: ref("aws_subnet.b.id") },
      "aws_nat_gateway.a": {},
    }),
  );
  expect(natGateways.map(({ address, subnet }) => [address, said(subnet)])).toEqual([
    ["aws_nat_gateway.a", "? aws_nat_gateway.a.subnet_id is left out"],
    ["aws_nat_gateway.b", "aws_subnet.b"],
  ]);
});
