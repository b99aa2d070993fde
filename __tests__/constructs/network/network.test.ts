import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { attributeOf, resource, resources, statements } from "../../support/stack-json";
import { networkScope } from "../../support/network-scope";

setupJest();

const TWO_ZONES = networkScope({ egress: "none", zones: ["us-east-1a", "us-east-1b"] });
const { text, json } = TWO_ZONES;

describe("the network, by cdktf's matchers", () => {
  it("is one VPC with DNS, subnets without public addresses and an internet gateway", () => {
    expect(text).toHaveResourceWithProperties(Vpc, {
      cidr_block: "10.20.0.0/16",
      enable_dns_support: true,
      enable_dns_hostnames: true,
    });
    expect(text).toHaveResourceWithProperties(Subnet, { map_public_ip_on_launch: false });
    expect(text).toHaveResource(InternetGateway);
  });
});

describe("the network's subnets", () => {
  it("are four layers in every zone, each block at its reserved place", () => {
    expect(attributeOf(json, "aws_subnet", "cidr_block")).toEqual({
      "network_public_us-east-1a_subnet": "10.20.0.0/21",
      "network_public_us-east-1b_subnet": "10.20.8.0/21",
      "network_web_us-east-1a_subnet": "10.20.64.0/21",
      "network_web_us-east-1b_subnet": "10.20.72.0/21",
      "network_backend_us-east-1a_subnet": "10.20.128.0/21",
      "network_backend_us-east-1b_subnet": "10.20.136.0/21",
      "network_database_us-east-1a_subnet": "10.20.192.0/21",
      "network_database_us-east-1b_subnet": "10.20.200.0/21",
    });
  });

  it("stand in the zone of their name, and give nobody a public address", () => {
    for (const [id, subnet] of Object.entries(resources(json, "aws_subnet"))) {
      const [, layer = "", zone = ""] = id.split("_");
      expect(subnet).toEqual({
        vpc_id: "${aws_vpc.network_vpc.id}",
        availability_zone: zone,
        cidr_block: subnet["cidr_block"],
        map_public_ip_on_launch: false,
        tags: { Name: `durable-test-${layer}-${zone}`, Layer: layer },
      });
    }
  });
});

describe("the network's routes", () => {
  it("are one in all: the public table's to the only internet gateway", () => {
    expect(Object.keys(resources(json, "aws_internet_gateway"))).toEqual(["network_internet-gateway"]);
    expect(resources(json, "aws_route")).toEqual({
      network_public_route: {
        route_table_id: "${aws_route_table.network_public_route-table.id}",
        destination_cidr_block: "0.0.0.0/0",
        gateway_id: "${aws_internet_gateway.network_internet-gateway.id}",
      },
    });
  });

  it("have no inline rival on any table", () => {
    const tables = resources(json, "aws_route_table");
    expect(Object.keys(tables).sort()).toEqual([
      "network_backend_us-east-1a_route-table",
      "network_backend_us-east-1b_route-table",
      "network_database_us-east-1a_route-table",
      "network_database_us-east-1b_route-table",
      "network_public_route-table",
      "network_web_us-east-1a_route-table",
      "network_web_us-east-1b_route-table",
    ]);
    expect(Object.values(tables).map((table) => Object.keys(table).sort())).toEqual(
      Object.values(tables).map(() => ["tags", "vpc_id"]),
    );
  });

  it("serve each subnet by its own table, and the public ones by the public table", () => {
    const associations = resources(json, "aws_route_table_association");
    const pairs = Object.values(associations).map(({ subnet_id, route_table_id }) => [
      subnet_id,
      route_table_id,
    ]);
    const own = (layer: string, zone: string): string[] => [
      `\${aws_subnet.network_${layer}_${zone}_subnet.id}`,
      layer === "public"
        ? "${aws_route_table.network_public_route-table.id}"
        : `\${aws_route_table.network_${layer}_${zone}_route-table.id}`,
    ];
    expect(pairs.sort()).toEqual(
      ["backend", "database", "public", "web"].flatMap((layer) => [
        own(layer, "us-east-1a"),
        own(layer, "us-east-1b"),
      ]),
    );
  });
});

describe("the network's NAT", () => {
  const zones = ["us-east-1a", "us-east-1b"];
  const nat = networkScope({ egress: "nat-per-zone", zones }).json;

  it("does not exist where instances have no egress", () => {
    expect(resources(json, "aws_nat_gateway")).toEqual({});
    expect(resources(json, "aws_eip")).toEqual({});
  });

  it("stands in every zone's public subnet, once the VPC has its gateway", () => {
    const gateway = ["aws_internet_gateway.network_internet-gateway"];
    expect(resources(nat, "aws_nat_gateway")).toEqual(
      Object.fromEntries(
        zones.map((zone) => [
          `network_nat_${zone}_nat-gateway`,
          {
            allocation_id: `\${aws_eip.network_nat_${zone}_eip.id}`,
            subnet_id: `\${aws_subnet.network_public_${zone}_subnet.id}`,
            depends_on: gateway,
            tags: { Name: `durable-test-nat-${zone}` },
          },
        ]),
      ),
    );
    expect(resources(nat, "aws_eip")).toEqual(
      Object.fromEntries(
        zones.map((zone) => [
          `network_nat_${zone}_eip`,
          { domain: "vpc", depends_on: gateway, tags: { Name: `durable-test-nat-${zone}` } },
        ]),
      ),
    );
  });

  it("is used by the web and backend tables of its own zone alone, and by no database table", () => {
    const routes = Object.entries(resources(nat, "aws_route"))
      .filter(([id]) => id !== "network_public_route")
      .map(([, { route_table_id, nat_gateway_id, destination_cidr_block }]) => [
        route_table_id,
        nat_gateway_id,
        destination_cidr_block,
      ]);
    const route = (layer: string, zone: string): string[] => [
      `\${aws_route_table.network_${layer}_${zone}_route-table.id}`,
      `\${aws_nat_gateway.network_nat_${zone}_nat-gateway.id}`,
      "0.0.0.0/0",
    ];
    expect(routes.sort()).toEqual(
      ["backend", "web"].flatMap((layer) => zones.map((zone) => route(layer, zone))),
    );
  });

  it("leaves the only route to the internet gateway on the public table", () => {
    const toGateway = Object.values(resources(nat, "aws_route")).filter((route) => "gateway_id" in route);
    expect(toGateway).toEqual([resource(json, "aws_route.network_public_route")]);
  });
});

describe("the network's defaults and records", () => {
  it("empty the default security group", () => {
    expect(resources(json, "aws_default_security_group")).toEqual({
      "network_default-security-group": {
        vpc_id: "${aws_vpc.network_vpc.id}",
        tags: { Name: "durable-test-default-closed" },
      },
    });
  });

  it("log accepted and refused flows, once the role may write them", () => {
    expect(resources(json, "aws_flow_log")).toEqual({
      "network_flow-logs_flow-log": {
        vpc_id: "${aws_vpc.network_vpc.id}",
        traffic_type: "ALL",
        log_destination_type: "cloud-watch-logs",
        log_destination: "${aws_cloudwatch_log_group.network_flow-logs_cloudwatch-log-group.arn}",
        iam_role_arn: "${aws_iam_role.network_flow-logs_iam-role.arn}",
        max_aggregation_interval: 60,
        tags: { Name: "durable-test" },
        depends_on: ["aws_iam_role_policy.network_flow-logs_iam-role-policy"],
      },
    });
    expect(resources(json, "aws_cloudwatch_log_group")).toEqual({
      "network_flow-logs_cloudwatch-log-group": {
        name: "/durable-test/flow-logs",
        retention_in_days: 365,
        kms_key_id: "arn:key",
      },
    });
  });

  it("let the flow logs' service take its role for this account alone", () => {
    const { assume_role_policy: trust } = resource(json, "aws_iam_role.network_flow-logs_iam-role");
    expect(statements(trust)).toEqual([
      {
        Sid: "Assume",
        Effect: "Allow",
        Principal: { Service: "vpc-flow-logs.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: {
            "aws:SourceAccount": "${data.aws_caller_identity.current_caller-identity.account_id}",
          },
        },
      },
    ]);
  });

  it("let the flow logs' role write to its own log group and nowhere else", () => {
    const { policy } = resource(json, "aws_iam_role_policy.network_flow-logs_iam-role-policy");
    expect(statements(policy)).toEqual([
      {
        Sid: "Write",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        Resource: "${aws_cloudwatch_log_group.network_flow-logs_cloudwatch-log-group.arn}:*",
      },
    ]);
  });
});
